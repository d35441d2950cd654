import pytest
from django.db import IntegrityError, transaction

from certificates import actions
from certificates.models import Certificate, CertificateEvent, SerialCounter
from people.models import OutgoingMail
from tests.certificates import made


def test_who_has_completed_gets_one_certificate_with_everything_that_is_printed(herbst, kora):
    enrolment = made.enrolment(herbst, email="lea@example.org")
    certificate = actions.issue(by=kora, enrolment=enrolment)
    german = certificate.snapshot["texts"]["de"]
    assert certificate.name == made.LEA
    assert german["title"] == "Kurs verwaltung"
    assert [fact["key"] for fact in german["facts"]] == ["period", "scope", "form", "result", "version"]
    assert certificate.snapshot["issuer"]["signatory"] == "Dr. Miriam Beispiel"
    assert made.LEA not in str(certificate.snapshot)
    assert sorted(certificate.files.values_list("language", flat=True)) == ["de", "en"]
    assert OutgoingMail.objects.get().template == "certificates/mail/issued"


def test_pressing_twice_gives_the_same_certificate_and_one_mail(herbst, kora):
    enrolment = made.enrolment(herbst, email="lea@example.org")
    assert actions.issue(by=kora, enrolment=enrolment) == actions.issue(by=kora, enrolment=enrolment)
    assert (Certificate.objects.count(), OutgoingMail.objects.count(), CertificateEvent.objects.count()) == (
        1,
        1,
        1,
    )


def test_without_completion_nothing_is_issued(herbst, kora):
    enrolment = made.enrolment(herbst, is_completed=False)
    with pytest.raises(actions.CannotIssue):
        actions.issue(by=kora, enrolment=enrolment)
    assert not Certificate.objects.exists()


def test_a_refused_issue_leaves_no_gap_in_the_series(herbst, kora):
    refused, good = made.enrolment(herbst, "王小明"), made.enrolment(herbst)
    with pytest.raises(actions.CannotIssue) as refusal:
        actions.issue(by=kora, enrolment=refused)
    assert "王 小 明" in str(refusal.value)
    assert actions.issue(by=kora, enrolment=good).serial.endswith("000001")


@pytest.mark.parametrize("field", ["address", "place", "signatory_name", "serial_prefix"])
def test_an_organisation_without_what_must_be_printed_cannot_issue(herbst, kora, field):
    setattr(herbst.organisation, field, "")
    herbst.organisation.save()
    with pytest.raises(actions.CannotIssue) as refusal:
        actions.issue(by=kora, enrolment=made.enrolment(herbst))
    assert herbst.organisation.name in str(refusal.value)


def test_a_pale_accent_colour_is_refused(herbst, kora):
    herbst.organisation.accent = "#7fb0c0"
    herbst.organisation.save()
    with pytest.raises(actions.CannotIssue):
        actions.issue(by=kora, enrolment=made.enrolment(herbst))


def test_without_a_public_address_set_on_purpose_nothing_is_printed(herbst, kora, settings):
    settings.IS_PUBLIC_URL_SET = False
    with pytest.raises(actions.CannotIssue):
        actions.issue(by=kora, enrolment=made.enrolment(herbst))
    assert not SerialCounter.objects.exists()


def test_an_edition_that_says_so_issues_at_completion(musterstadt, django_capture_on_commit_callbacks):
    group = made.cohort(musterstadt, made.course("selbst", certificate_issue="completion"))
    with django_capture_on_commit_callbacks(execute=True):
        enrolment = made.enrolment(group)
    assert Certificate.objects.get().enrolment == enrolment


def test_control_an_edition_that_leaves_it_to_the_coordinator_does_not(
    herbst, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        made.enrolment(herbst)
    assert not Certificate.objects.exists()


def test_what_a_crash_left_undone_is_issued_by_the_sweep_and_a_revoked_one_is_not_issued_again(
    musterstadt, kora
):
    group = made.cohort(musterstadt, made.course("selbst", certificate_issue="completion"))
    made.enrolment(group)
    assert not Certificate.objects.exists()
    actions.issue_due()
    certificate = Certificate.objects.get()
    actions.revoke(by=kora, certificate=certificate, reason="issued_in_error")
    actions.issue_due()
    assert Certificate.objects.count() == 1


def test_the_snapshot_stays_when_the_organisation_changes(issued):
    issued.organisation.signatory_name = "Jemand Anders"
    issued.organisation.save()
    issued.refresh_from_db()
    assert issued.snapshot["issuer"]["signatory"] == "Dr. Miriam Beispiel"


def test_revoking_ends_a_certificate_once_and_lets_another_be_issued(issued, kora):
    actions.revoke(by=kora, certificate=issued, reason="wrong_name", note="Rückfrage im Team")
    first = actions.revoke(by=kora, certificate=issued, reason="misused")
    assert (first.status, first.end_reason["key"]) == ("revoked", "wrong_name")
    again = actions.issue(by=kora, enrolment=issued.enrolment)
    assert again != issued
    assert Certificate.objects.filter(status="live").get() == again


@pytest.mark.parametrize("is_noted", [True, False])
def test_a_corrected_name_supersedes_and_the_note_is_left_out_on_request(issued, kora, is_noted):
    new = actions.reissue(by=kora, certificate=issued, name="Lea Anders", is_noted=is_noted)
    issued.refresh_from_db()
    assert (issued.status, issued.superseded_by, new.name) == ("superseded", new, "Lea Anders")
    assert (issued.serial in str(new.snapshot)) is is_noted


def test_the_database_itself_refuses_a_second_live_certificate(issued):
    issued.pk, issued.serial, issued.code, issued.status_index = None, "SM-X", "0" * 28, 999
    issued.key = "00000000-0000-4000-8000-000000000000"
    with pytest.raises(IntegrityError), transaction.atomic():
        issued.save(force_insert=True)
    assert Certificate.objects.count() == 1


def test_a_name_that_stands_there_already_is_not_issued_again(issued, kora):
    with pytest.raises(actions.CannotIssue):
        actions.reissue(by=kora, certificate=issued, name=issued.name)
    issued.refresh_from_db()
    assert issued.status == Certificate.Status.LIVE
