"""The finder joins layers and modules into the two files that pages load."""

import re

import pytest
from django.contrib.staticfiles import finders

from campus.finders import PARTS, JoinedFinder, joined_css, joined_js


@pytest.fixture
def finder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return JoinedFinder()


def test_layers_come_first_so_that_file_names_decide_nothing():
    assert joined_css().startswith("@layer reset, tokens, base, components, pages, utilities, print;")


def test_joined_twice_gives_the_same_bytes():
    assert joined_css() == joined_css()
    assert joined_js() == joined_js()


def test_addresses_in_the_joined_style_lead_to_files():
    addresses = re.findall(r"url\((?!\"data:)([^)]+)\)", joined_css())
    assert addresses
    assert [address for address in addresses if not (PARTS / address).is_file()] == []


def test_comments_stay_in_the_parts():
    assert "/*" not in joined_css()
    assert re.findall(r"^\s*//", joined_js(), flags=re.MULTILINE) == []


def test_modules_share_no_names():
    assert joined_js().count("{\n") >= len(list((PARTS / "js").glob("*.js")))
    assert joined_js().startswith("{\n")


def test_a_found_file_is_written_and_kept_until_a_part_changes(finder):
    path = finder.find("campus/campus.css")
    first = (finder.folder / "campus/campus.css").stat().st_mtime_ns
    assert finder.find("campus/campus.css") == path
    assert (finder.folder / "campus/campus.css").stat().st_mtime_ns == first
    (finder.folder / "campus/campus.css").write_text("old", encoding="utf-8")
    finder.find("campus/campus.css")
    assert (finder.folder / "campus/campus.css").read_text(encoding="utf-8") == joined_css()


def test_other_files_are_not_its_business(finder):
    assert finder.find("campus/other.css") == []
    assert finder.find("campus/other.css", find_all=True) == []


def test_collecting_lists_both_files_from_a_storage_that_has_them(finder):
    found = {}
    for path, storage in finder.list([]):
        with storage.open(path) as file:
            found[path] = file.read().decode()
    assert found == {"campus/campus.css": joined_css(), "campus/campus.js": joined_js()}


def test_the_site_uses_it():
    assert finders.find("campus/campus.css") is not None
    assert finders.find("campus/campus.js") is not None
