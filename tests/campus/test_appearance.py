"""How pages look: kept in the browser, in the account, and from the one into the other at sign-in."""

import re

import pytest

from tests.people.helpers import is_signed_in, sign_in

pytestmark = pytest.mark.django_db


def choose(client, **fields):
    return client.post("/en/appearance/", fields, headers={"Sec-Fetch-Site": "same-origin"})


def test_dark_is_kept_in_a_cookie_without_an_account(client):
    response = choose(client, theme="dark", next="/en/join/")

    assert response.headers["Location"] == "/en/join/#footer-appearance"
    assert response.cookies["campus_theme"].value == "dark"
    assert 'data-theme="dark"' in client.get("/en/join/").content.decode()


def test_a_choice_in_the_fold_comes_back_to_the_open_fold_and_is_told(client):
    response = choose(client, text_size="large", next="/en/join/")

    page = client.get("/en/join/").content.decode()
    assert response.headers["Location"] == "/en/join/#appearance-more"
    assert re.search(r'<details open>.*?id="appearance-more"', page, re.DOTALL)
    assert re.search(r'role="status".*?The appearance was changed\.', page, re.DOTALL)


def test_a_script_gets_no_page_and_leaves_no_word_for_the_next_one(client):
    response = client.post(
        "/en/appearance/",
        {"theme": "dark", "next": "/en/join/"},
        headers={"Sec-Fetch-Site": "same-origin", "Accept": "application/json"},
    )

    assert (response.status_code, set(response.cookies)) == (204, {"campus_theme", "campus_chosen"})


def test_what_was_chosen_before_signing_in_is_in_the_account_afterwards(client, lea):
    choose(client, theme="dark")
    choose(client, contrast="more")

    sign_in(client, "lea")

    lea.refresh_from_db()
    assert (lea.theme, lea.more_contrast, lea.text_size) == ("dark", True, "normal")
    assert not client.cookies["campus_chosen"].value


def test_the_look_that_somebody_else_left_in_the_browser_stays_out_of_the_account(client, lea, kora):
    client.force_login(kora)
    choose(client, theme="dark")
    client.post("/en/account/logout/")

    sign_in(client, "lea")

    lea.refresh_from_db()
    assert lea.theme == "auto"


@pytest.mark.parametrize("theme", ["pink", "", "x" * 300])
def test_a_made_up_cookie_changes_nothing_at_sign_in(client, lea, theme):
    client.cookies["campus_chosen"], client.cookies["campus_theme"] = "theme.password.is_team", theme

    sign_in(client, "lea")

    lea.refresh_from_db()
    assert (lea.theme, lea.is_team, is_signed_in(client)) == ("auto", False, True)


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
