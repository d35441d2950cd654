"""What travels: a first visit with everything it needs, and each page after it. Counted here, timed by `./dev bench`."""

import re
from pathlib import Path
from urllib.parse import unquote

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.journeys.test_learner import sign_in, take_quiz, through_the_lessons
from tests.journeys.walker import Walker

pytestmark = pytest.mark.django_db
FIRST_VISIT, REQUESTS, NEXT_PAGE = 75_000, 8, 12_000
HEADERS = 500  # bytes of an answer's headers, about
PARTS = re.compile(
    r'(?:<link rel="(?:preload|stylesheet|icon)" href|<script[^>]* src|<img[^>]* src|<use href)="([^"#]+)'
)
PACKED = (".woff2", ".png", ".jpg", ".webp")


def compressed(page):
    """The size of a page as it travels, and its text."""
    return len(page.content) + HEADERS


def read(client, path):
    return client.get(path, headers={"Accept-Encoding": "gzip"})


def parts_of(client, path):
    """What a browser fetches for this page, with the size of each as it travels."""
    html = client.get(path).content.decode()
    addresses = {unquote(address) for address in PARTS.findall(html)}
    return {address: size_of(address) + HEADERS for address in addresses}


def size_of(address):
    content = Path(finders.find(address.removeprefix("/static/"))).read_bytes()
    return len(content if address.endswith(PACKED) else brotli.compress(content))


@pytest.mark.parametrize(
    "path", ["/de/", "/bg/", "/de/courses/", "/de/account/login/", "/de/courses/verwaltung/"]
)
def test_a_first_visit_keeps_to_its_budget(course, path):
    client = Client()
    parts = parts_of(client, path)
    assert sum(parts.values()) + compressed(read(client, path)) <= FIRST_VISIT
    assert len(parts) + 1 <= REQUESTS
    assert {address.split("/")[1] for address in parts} == {"static"}


def test_every_page_of_the_journey_keeps_to_the_budget_of_a_next_page(course, cohort, lea):
    walker = Walker()
    sign_in(walker, "de")
    walker.go("/de/join/").send("/join/", code="HERBST26")
    slug = through_the_lessons(walker, "de")
    take_quiz(walker)
    room = "/de/learn/verwaltung/"
    lesson = f"{room}was-diskriminierung-ist/"
    pages = [
        "/de/my/",
        room,
        lesson,
        lesson.replace("/de/", "/bg/"),
        f"{room}{slug}/",
        f"{room}{slug}/result/1/",
    ]
    sizes = {path: compressed(read(walker.client, path)) for path in pages}
    assert {path: size for path, size in sizes.items() if size > NEXT_PAGE} == {}


def test_control_without_compression_a_lesson_would_not_keep_to_it(course, cohort, lea):
    walker = Walker()
    sign_in(walker, "de")
    walker.go("/de/join/").send("/join/", code="HERBST26")
    page = walker.client.get("/de/learn/verwaltung/was-diskriminierung-ist/")
    assert len(page.content) > NEXT_PAGE


def test_only_pages_are_compressed_and_no_two_are_of_the_same_length(course):
    client = Client()
    lengths = {len(read(client, "/de/").content) for _time in range(20)}
    assert len(lengths) > 1  # random bytes, so that a length tells nothing
    assert "Content-Encoding" not in read(client, "/readyz").headers
