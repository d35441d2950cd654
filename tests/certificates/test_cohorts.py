"""Coordinators inside the CMS."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from certificates import actions
from certificates import queries as queries_of
from certificates.models import Certificate
from courses.actions import complete_step
from courses.models import Cohort, Enrolment
from courses.queries import manifest
from tests.certificates import made

MARKER = "Xaverine Merkmal"


@pytest.fixture(autouse=True)
def _demo(settings):
    settings.DEMO = True  # no second factor is asked for


@pytest.fixture
def page(client, herbst, kora):
    client.force_login(kora)
    return f"/cms/cohorts/{herbst.key}/"


@pytest.fixture
def otto(db):
    return made.coordinator(made.organisation("Jobcenter Musterkreis", "JM"), "otto")


def read(client, address):
    return client.get(address).content.decode()


def test_the_page_shows_enrolled_completed_and_certificate(client, page, herbst, kora):
    made.enrolment(herbst, "Anna Offen", is_completed=False)
    made.enrolment(herbst, "Berta Bereit")
    done = actions.issue(by=kora, enrolment=made.enrolment(herbst, "Clara Fertig"))
    shown = read(client, page)
    assert [
        text for text in ("Anna Offen", "Berta Bereit", "Clara Fertig", done.serial) if text not in shown
    ] == []
    assert "Anna Offen" not in read(client, page + "?state=ready")
    assert "Clara Fertig" in read(client, page + "?state=certificate")


def test_all_open_ones_are_issued_in_one_step_and_a_second_press_does_nothing(client, page, herbst):
    for number in range(3):
        made.enrolment(herbst, f"Berta Bereit {'abc'[number]}")
    made.enrolment(herbst, is_completed=False)
    for _ in range(2):
        assert client.post(page + "issue/", {"all": "1"}).status_code == 302
    assert Certificate.objects.count() == 3


def test_only_the_chosen_ones_are_issued_and_foreign_keys_are_left_out(client, page, herbst, otto):
    chosen, other = made.enrolment(herbst, "Anna"), made.enrolment(herbst, "Berta")
    foreign = made.enrolment(made.cohort(otto.organisation, herbst.course), "Fremd")
    client.post(page + "issue/", {"enrolment": [str(chosen.key), str(foreign.key)]})
    assert [certificate.enrolment for certificate in Certificate.objects.all()] == [chosen]
    assert other.certificates.count() == 0


def test_another_organisations_coordinator_gets_the_same_answer_as_for_what_is_missing(
    client, page, herbst, otto
):
    certificate = actions.issue(by=None, enrolment=made.enrolment(herbst, MARKER))
    client.force_login(otto)
    missing = "00000000-0000-4000-8000-000000000000"
    addresses = [page, page + "invitation/", page + "learners/new/", f"/cms/cohorts/certificates/{certificate.key}/revoke/",
                 f"/cms/cohorts/certificates/{certificate.key}/reissue/"]  # fmt: skip
    for address in addresses:
        key = str(herbst.key) if str(herbst.key) in address else str(certificate.key)
        for ask in (client.get, client.post):
            foreign, none = ask(address), ask(address.replace(key, missing))
            assert foreign.status_code == none.status_code
            assert foreign.status_code in {404, 405}  # 405: the page itself takes no POST, for nobody
            assert len(foreign.content) == len(none.content)
            assert MARKER not in foreign.content.decode()
    assert client.post(page + "issue/", {"all": "1"}).status_code == 404
    assert MARKER not in read(client, "/cms/cohorts/")
    assert Certificate.objects.get().status == "live"


def test_a_learner_finds_no_cohorts(client, page, herbst):
    client.force_login(made.enrolment(herbst).learner)
    assert client.get(page).status_code in {302, 404}
    assert client.get("/cms/cohorts/").status_code in {302, 404}


def test_the_page_costs_the_same_for_one_and_for_thirty(client, page, herbst):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    made.enrolment(herbst, "Anna 0")
    queries(page)
    one, listed = queries(page), queries("/cms/cohorts/")
    for number in range(1, 30):
        made.enrolment(herbst, f"Anna {number}")
    made.cohort(herbst.organisation, herbst.course, "Winter")
    assert (queries(page), queries("/cms/cohorts/")) == (one, listed)


def test_a_cohort_is_opened_with_the_offered_edition_and_an_invitation_code(client, page, herbst):
    facts = {"course": herbst.course.pk, "organisation": herbst.organisation.pk, "name": "Winter", "seats": 12,
             "starts_on": "2026-12-01", "ends_on": "2027-02-01"}  # fmt: skip
    client.post("/cms/cohorts/new/", facts)
    winter = Cohort.objects.get(name="Winter")
    assert winter.edition == herbst.course.offer.edition
    assert len(winter.code) == 8
    assert winter.code[:4] in read(client, f"/cms/cohorts/{winter.key}/invitation/")


def test_a_cohort_of_a_foreign_organisation_or_with_its_days_reversed_is_refused(client, page, herbst, otto):
    facts = {"course": herbst.course.pk, "organisation": otto.organisation.pk, "name": "Winter", "seats": 0,
             "starts_on": "2027-12-01", "ends_on": "2027-02-01"}  # fmt: skip
    response = client.post("/cms/cohorts/new/", facts)
    assert set(response.context["form"].errors) == {"organisation", "seats", "ends_on"}
    assert not Cohort.objects.filter(name="Winter").exists()


def test_a_new_code_makes_the_old_one_useless(client, page, herbst):
    client.post(page + "invitation/")
    old = Cohort.objects.get(pk=herbst.pk).code
    client.post(page + "invitation/")
    assert Cohort.objects.get(pk=herbst.pk).code not in {old, None}


def test_somebody_without_e_mail_gets_an_account_and_a_start_code(client, page, herbst):
    shown = client.post(page + "learners/new/", {"name": MARKER, "language": "bg"}).content.decode()
    enrolment = Enrolment.objects.get(cohort=herbst)
    assert (enrolment.learner.name, enrolment.learner.language, enrolment.learner.email) == (
        MARKER,
        "bg",
        None,
    )
    assert enrolment.learner.username in shown


def test_revoking_needs_a_reason_of_the_list(client, page, herbst, kora):
    certificate = actions.issue(by=kora, enrolment=made.enrolment(herbst))
    address = f"/cms/cohorts/certificates/{certificate.key}/revoke/"
    assert client.post(address, {"reason": "because"}).status_code == 200
    assert client.post(address, {"reason": "misused"}).status_code == 302
    certificate.refresh_from_db()
    assert certificate.status == "revoked"


def test_correcting_a_name_supersedes(client, page, herbst, kora):
    certificate = actions.issue(by=kora, enrolment=made.enrolment(herbst))
    client.post(
        f"/cms/cohorts/certificates/{certificate.key}/reissue/", {"name": "Lea Anders", "is_noted": "on"}
    )
    certificate.refresh_from_db()
    assert certificate.superseded_by.name == "Lea Anders"


class TestRemoving:
    def remove(self, client, page, enrolment):
        return client.post(f"{page}members/{enrolment.key}/remove/", follow=True).content.decode()

    def test_somebody_who_began_nothing_is_removed_after_a_question_and_keeps_the_account(
        self, client, page, herbst
    ):
        enrolment = made.enrolment(herbst, MARKER, is_completed=False)
        address = f"{page}members/{enrolment.key}/remove/"
        assert address in read(client, page)
        assert MARKER in read(client, address)
        assert herbst.enrolments.exists()
        self.remove(client, page, enrolment)
        assert not herbst.enrolments.exists()
        assert enrolment.learner.enrolments.count() == 0
        enrolment.learner.refresh_from_db()
        assert enrolment.learner.is_active

    @pytest.mark.parametrize("begun", ["place", "step", "everything"])
    def test_who_has_begun_stays(self, client, page, herbst, begun):
        enrolment = made.enrolment(herbst, is_completed=begun == "everything")
        first = min(manifest(enrolment.edition_id).required)
        if begun == "place":
            Enrolment.objects.filter(pk=enrolment.pk).update(last_step=first)
        else:
            complete_step(by=enrolment.learner, enrolment_id=enrolment.pk, step=first, source="read")
        self.remove(client, page, enrolment)
        assert list(herbst.enrolments.all()) == [enrolment]
        assert not ModelLogEntry.objects.filter(action="courses.taken_out").exists()

    def test_a_member_of_another_group_is_missing(self, client, page, herbst, otto):
        foreign = made.enrolment(made.cohort(otto.organisation, herbst.course), is_completed=False)
        assert client.post(f"{page}members/{foreign.key}/remove/").status_code == 404
        assert Enrolment.objects.filter(pk=foreign.pk).exists()


def test_a_revoked_certificate_is_not_counted_as_ready(client, page, herbst, kora):
    certificate = actions.issue(by=kora, enrolment=made.enrolment(herbst))
    actions.revoke(by=kora, certificate=certificate, reason="misused")
    (row,) = queries_of.cohorts_of(kora)
    assert (row.completed, row.certified, row.ready) == (1, 0, 0)
    assert [member.state for member in queries_of.members(herbst)] == ["revoked"]
