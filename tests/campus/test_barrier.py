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
