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


def choose(client, **fields):
    return client.post("/de/appearance/", fields, headers={"Sec-Fetch-Site": "same-origin"})


def test_dark_is_kept_in_a_cookie_without_an_account(client):
    response = choose(client, theme="dark", next="/de/join/")

    assert response.headers["Location"] == "/de/join/"
    assert response.cookies["campus_theme"].value == "dark"
    assert 'data-theme="dark"' in client.get("/de/join/").content.decode()


def test_more_contrast_is_kept_in_the_account(client, lea):
    client.force_login(lea)

    choose(client, contrast="more", next="/de/my/")

    lea.refresh_from_db()
    assert (lea.more_contrast, lea.theme) == (True, "auto")


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"]
)
def test_appearance_never_leads_to_another_host(client, elsewhere):
    assert choose(client, theme="dark", next=elsewhere).headers["Location"] == "/"


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
