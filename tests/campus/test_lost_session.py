"""A form that arrives when its session and its cookies are gone."""

import re

import pytest
from django.test import Client
from django.utils.html import escape
from django.utils.translation import gettext

pytestmark = pytest.mark.django_db
SIGNED_OUT, ONCE_MORE = "You are signed out", "Please send the form again"
STEP = "/de/learn/verwaltung/quiz/"


@pytest.fixture
def strict():
    """A browser without any cookie; forms are held to their token."""
    return Client(enforce_csrf_checks=True)


def heading(response):
    return re.findall(r"<h1>(.*?)</h1>", response.content.decode())


def way_on(response):
    return re.findall(r'<a class="way-on"[^>]*href="([^"]+)"', response.content.decode())


@pytest.mark.parametrize(
    ("path", "back"),
    [
        (STEP + "answer/", STEP),
        (STEP + "submit/", STEP),
        (STEP, STEP),
        ("/de/learn/verwaltung/", "/de/learn/verwaltung/"),
        ("/de/my/", "/de/my/"),
    ],
)
def test_a_learner_reads_that_they_are_signed_out_and_comes_back_to_the_page_of_the_form(strict, path, back):
    response = strict.post(path)

    assert (response.status_code, heading(response)) == (403, [escape(gettext(SIGNED_OUT))])
    assert way_on(response) == [f"/de/account/login/?next={back.replace('/', '%2F')}"]


def test_the_page_that_held_the_form_counts_too(strict):
    referer = {"Referer": f"http://testserver{STEP}?q=2"}
    response = strict.post("/de/account/logout/", headers=referer)

    assert way_on(response) == [f"/de/account/login/?next={STEP.replace('/', '%2F')}"]


@pytest.mark.parametrize("referer", ["", f"http://evil.example{STEP}", "http://testserver/de/courses/"])
def test_any_other_form_is_asked_for_once_more(strict, referer):
    response = strict.post("/de/account/login/", headers={"Referer": referer})

    assert heading(response) == [escape(gettext(ONCE_MORE))]
    assert way_on(response) == ["/"]


def test_who_is_signed_in_is_not_told_otherwise(strict, lea):
    strict.force_login(lea)

    assert heading(strict.post(STEP + "answer/")) == [escape(gettext(ONCE_MORE))]
