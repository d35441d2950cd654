"""The site's own addresses."""

import pytest

from campus.origin import is_same_origin

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("bg,de;q=0.5", "bg"),
        ("ro-RO", "ro"),
        ("fr", "de"),
        ("", "de"),
        ("en-US,en;q=0.9", "en"),
        ("../../etc", "de"),
    ],
)
def test_the_first_visit_follows_the_browsers_language(client, accepted, language):
    response = client.get("/", headers={"Accept-Language": accepted})

    assert response.headers["Location"] == f"/{language}/"
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize(("language", "word"), [("de", "gefunden"), ("bg", "намерена")])
def test_a_missing_page_speaks_the_readers_language(client, language, word):
    response = client.get(f"/{language}/gibt-es-nicht/")

    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()
    assert word in response.content.decode()


def test_livez_and_readyz_answer(client):
    assert client.get("/livez").content == b"ok\n"
    assert client.get("/readyz").json() == {"ready": True}


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://example.org"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": "http://testserver/de/"}, True),
        ({"Referer": "http://example.org/de/"}, False),
        ({}, False),
    ],
)
def test_a_form_without_token_comes_from_our_own_pages_only(rf, settings, headers, is_ours):
    settings.ALLOWED_HOSTS = ["testserver"]

    assert is_same_origin(rf.post("/de/appearance/", headers=headers)) is is_ours


def test_a_foreign_form_changes_nothing(client, lea):
    client.force_login(lea)

    response = client.post("/de/appearance/", {"theme": "dark"}, headers={"Origin": "https://example.org"})

    lea.refresh_from_db()
    assert (response.status_code, lea.theme) == (403, "auto")


@pytest.mark.parametrize("path", ["/", "/de/", "/de/my/", "/livez/x", "/cms/"])
def test_a_host_that_is_not_ours_gets_a_plain_refusal_and_one_line_in_the_log(client, settings, caplog, path):
    settings.ALLOWED_HOSTS = ["localhost"]

    response = client.get(path, headers={"Host": "evil.example", "Accept-Language": "en"})

    page = response.content.decode()
    assert response.status_code == 400
    assert page.count("<h1>") == 1
    assert "evil.example" not in page
    assert [(line.levelname, line.exc_info) for line in caplog.records] == [("WARNING", None)]
