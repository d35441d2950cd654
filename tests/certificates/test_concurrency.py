"""Many at once, over real transactions."""

import threading
from collections import Counter

import pytest
from django.db import connections

from certificates import actions
from certificates.models import Certificate, CertificateEvent
from tests.certificates import made


@pytest.mark.django_db(transaction=True)
def test_eight_coordinators_at_once_issue_each_certificate_once():
    herbst = made.cohort(made.organisation())
    for number in range(5):
        made.enrolment(herbst, f"Lea Muster {number}")
    barrier, failures = threading.Barrier(8), []

    def press():
        try:
            barrier.wait()
            outcome = actions.issue_open(by=None, cohort=herbst)
            assert outcome.refused == []
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Counter(Certificate.objects.values_list("enrolment", flat=True)).most_common(1)[0][1] == 1
    serials = sorted(Certificate.objects.values_list("serial", flat=True))
    assert [serial[-6:] for serial in serials] == [f"{number:06d}" for number in range(1, 6)]
    assert CertificateEvent.objects.count() == 5
