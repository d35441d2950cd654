"""A learner's own certificates."""

import pytest
from django.utils import timezone

from certificates import files, store
from tests.certificates import made

CONTENT = b"%PDF-1.7 stored"


@pytest.fixture
def lea(client, issued):
    client.force_login(issued.enrolment.learner)
    return issued.enrolment.learner


@pytest.fixture
def other(herbst):
    return made.enrolment(herbst, "Ina Fremd", is_completed=False).learner


def file(issued, language="de"):
    issued.files.filter(language=language).update(sha256=store.put(CONTENT), made_at=timezone.now())
    return f"/de/my/certificates/{issued.key}/{language}.pdf"


def test_the_stored_bytes_are_sent_under_a_name_without_a_person(client, lea, issued):
    response = client.get(file(issued))
    assert response.content == CONTENT
    assert response.headers["Content-Disposition"] == f'attachment; filename="Zertifikat_{issued.serial}.pdf"'
    assert response.headers["Cache-Control"] == "private, no-store"


def test_somebody_elses_pdf_is_as_missing_as_none(client, issued, other):
    address = file(issued)
    client.force_login(other)
    foreign = client.get(address)
    missing = client.get(address.replace(str(issued.key), "00000000-0000-4000-8000-000000000000"))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert len(foreign.content) == len(missing.content)
    assert client.post(f"/de/my/certificates/{issued.key}/name/", {"is_shown": "1"}).status_code == 404


def test_without_signing_in_nothing_is_sent(client, issued):
    assert client.get(file(issued)).status_code == 302


def test_the_page_says_that_pdfs_are_being_made_and_then_offers_them(client, lea, issued):
    assert ".pdf" not in client.get("/de/my/certificates/").content.decode()
    file(issued)
    file(issued, "en")
    page = client.get("/de/my/certificates/").content.decode()
    assert f"{issued.key}/de.pdf" in page
    assert f"{issued.key}/en.pdf" in page


def test_the_page_says_when_the_machine_cannot_make_pdfs(client, lea, issued):
    before = client.get("/de/my/certificates/").content
    issued.files.update(problem=files.NO_PANGO)
    assert client.get("/de/my/certificates/").content != before


def test_the_page_is_as_cheap_for_many_as_for_one(
    client, lea, issued, django_assert_max_num_queries, monkeypatch
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/de/my/certificates/")
        return len(captured)

    queries()
    one = queries()
    for number in range(3):
        group = made.cohort(issued.organisation, made.course(f"kurs-{number}"))
        from certificates import actions
        from courses.actions import enrol

        enrolment = enrol(by=lea, learner=lea, course=group.course, cohort=group)
        made.complete(enrolment)
        actions.issue(by=None, enrolment=enrolment)
    queries()
    assert queries() == one


def test_the_empty_page_offers_one_way_on(client, other):
    client.force_login(other)
    assert "/de/courses/" in client.get("/de/my/certificates/").content.decode()
