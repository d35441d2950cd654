"""Report a barrier: stored with the day its answer is due; no cookie."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campus.home.models import BarrierReport

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


def test_a_report_is_kept_and_due_within_a_month(client):
    response = client.post("/de/barrier/", {"text": "Der Knopf ist zu klein.", "page": "/de/"}, headers=OURS)

    report = BarrierReport.objects.get()
    assert report.due_on == timezone.localdate() + timedelta(days=30)
    assert str(report.pk) in response.content.decode()
    assert response.cookies == {}


def test_an_empty_report_is_told_and_not_stored(client):
    response = client.post("/de/barrier/", {"text": ""}, headers=OURS)

    assert response.status_code == 422
    assert BarrierReport.objects.count() == 0


def test_errors_name_their_field(client):
    page = client.post("/en/barrier/", {"text": "", "reply_to": "lea@"}, headers=OURS).content.decode()

    assert '<a href="#id_text">Describe what does not work.</a>' in page
    assert '<a href="#id_reply_to">The mail address is not complete.' in page


def test_nothing_at_all_is_an_empty_report_too(client):
    assert client.post("/en/barrier/", {}, headers=OURS).status_code == 422


def test_the_footer_says_which_page_one_came_from(client):
    page = client.get("/en/join/?code=SECRET").content.decode()

    assert 'href="/en/barrier/?page=%2Fen%2Fjoin%2F"' in page


def test_the_page_one_came_from_is_filled_in_and_leads_back(client):
    form = client.get("/en/barrier/?page=%2Fen%2Fjoin%2F").content.decode()
    thanks = client.post("/en/barrier/?page=%2Fen%2Fjoin%2F", {"text": "Zu klein."}, headers=OURS)

    assert 'name="page" value="/en/join/"' in form
    assert 'href="/en/join/"' in form.partition("<main")[2]
    assert 'href="/en/join/"' in thanks.content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "x"]
)
def test_another_site_is_neither_filled_in_nor_linked(client, page):
    answer = client.get("/en/barrier/", {"page": page}).content.decode().partition("<main")[2]

    assert 'name="page" value=' not in answer
    assert "Back to the page" not in answer


@pytest.mark.parametrize(("reply_to", "promises"), [("lea@example.org", True), ("", False)])
def test_an_answer_is_promised_only_to_an_address(client, reply_to, promises):
    page = client.post("/en/barrier/", {"text": "Zu klein.", "reply_to": reply_to}, headers=OURS)

    assert ("We answer by" in page.content.decode()) is promises
    assert ("You gave no mail address" in page.content.decode()) is not promises
