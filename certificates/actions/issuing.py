"""Issue: one certificate, once, whoever presses how often."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates import codes, gathering, ledger, mail, names, printed, public_url, tasks
from certificates.models import Certificate, CertificateEvent, CertificateFile, SerialCounter
from certificates.pdf import fitting, fonts
from certificates.printed import Facts
from certificates.queries import due_at_completion, live_certificate, open_enrolments
from courses.models import Cohort, Completion, Enrolment
from courses.queries import manifest
from people import log
from people.colours import LEAST_CONTRAST, contrast_on_white
from people.models import Organisation, User

logger = logging.getLogger(__name__)
FIELDS = {
    "address": gettext_lazy("postal address"),
    "place": gettext_lazy("place printed on certificates"),
    "signatory_name": gettext_lazy("signatory"),
    "serial_prefix": gettext_lazy("serial prefix"),
}


class CannotIssue(Exception):
    """No certificate can be issued; the message is a sentence for the coordinator that says what to do."""


@dataclass
class Outcome:
    """What issuing for many came to."""

    issued: list[Certificate] = field(default_factory=list)
    refused: list[tuple[Enrolment, str]] = field(default_factory=list)


def issue(*, by: User | None, enrolment: Enrolment) -> Certificate:
    """Issue the certificate of a completed enrolment; `by` is None where the edition says "at completion".

    Who has a live certificate keeps it: a second call has no effect and gives the same one. Raises CannotIssue.
    """
    with transaction.atomic():
        enrolment = _locked(enrolment)
        return live_certificate(enrolment) or _issue(by, enrolment)


def issue_open(*, by: User, cohort: Cohort, enrolments: Iterable[Enrolment] | None = None) -> Outcome:
    """Issue for everybody in the cohort, or for the named ones, who has completed and has no live certificate."""
    outcome = Outcome()
    wanted = open_enrolments(cohort) if enrolments is None else enrolments
    for enrolment in wanted:
        try:
            outcome.issued.append(issue(by=by, enrolment=enrolment))
        except CannotIssue as refusal:
            outcome.refused.append((enrolment, str(refusal)))
    return outcome


def issue_at_completion(*, by: User | None, completion: Completion) -> None:
    """Issue at once where the edition says so. What can't be issued now waits for the sweep and the coordinator."""
    enrolment = completion.enrolment
    if manifest(enrolment.edition_id).rules["certificate"]["issue"] != "completion":
        return
    try:
        issue(by=by, enrolment=enrolment)
    except CannotIssue:
        logger.info("Enrolment %s is completed and waits for its certificate.", enrolment.key)


def issue_due() -> None:
    """Issue what is due at completion and was not issued yet, such as after a crash. A sweep."""
    for enrolment in due_at_completion():
        try:
            issue(by=None, enrolment=enrolment)
        except CannotIssue as refusal:
            logger.info("Enrolment %s waits for its certificate: %s", enrolment.key, type(refusal).__name__)


def _locked(enrolment: Enrolment) -> Enrolment:
    """The enrolment's row, held until the transaction ends, so that two coordinators issue one certificate."""
    rows = Enrolment.objects.select_for_update(of=("self",))
    return rows.select_related("learner", "cohort__organisation", "cohort__project").get(pk=enrolment.pk)


def _issue(
    by: User | None, enrolment: Enrolment, supersedes: Certificate | None = None, **options: Any
) -> Certificate:
    completion = Completion.objects.filter(enrolment=enrolment).first()
    if completion is None:
        raise CannotIssue(_("The course is not completed yet."))
    organisation = _issuer(enrolment)
    facts = gathering.facts_of(enrolment, completion, organisation, options.get("replaces"))
    name = _name(options.get("name") or enrolment.learner.name)
    certificate = _store(enrolment, organisation, facts, name, supersedes)
    ledger.append(certificate, CertificateEvent.Kind.ISSUED, ledger.issued_facts(certificate), by=by)
    log.record("certificates.issue", certificate, by=by, serial=certificate.serial)
    mail.issued(certificate, enrolment.learner)
    tasks.nudge()
    return certificate


def _issuer(enrolment: Enrolment) -> Organisation:
    """The issuing organisation, with everything that it must print."""
    if not public_url.is_set():
        raise CannotIssue(
            _("The public address of this platform (PUBLIC_URL) must be set before anything is issued.")
        )
    organisation = gathering.issuer_of(enrolment)
    if organisation is None:
        raise CannotIssue(_("No organisation is named that issues the certificates of this course."))
    if missing := gathering.missing_facts(organisation):
        fields = ", ".join(str(FIELDS[name]) for name in missing)
        text = _("For certificates, %(organisation)s still has to fill in: %(fields)s.")
        raise CannotIssue(text % {"organisation": organisation.name, "fields": fields})
    if contrast_on_white(organisation.accent) < LEAST_CONTRAST:
        raise CannotIssue(
            _("The organisation's accent colour is too light to print. Please choose a darker one.")
        )
    return organisation


def _name(name: str) -> str:
    """The name as printed; every letter of it must be in the print font."""
    name = names.as_printed(name)
    if not name:
        raise CannotIssue(_("The name for certificates is missing. The person enters it in their account."))
    if missing := fonts.missing(name):
        text = _("These characters of the name can't be printed: %(characters)s. Please agree on a spelling.")
        raise CannotIssue(text % {"characters": " ".join(missing)})
    return name


def _snapshot(facts: Facts, name: str, at: str) -> dict[str, Any]:
    """The frozen facts, once it is certain that each page holds them."""
    snapshot = printed.snapshot(facts, address=public_url.verification(), issued_at=at)
    for language, texts in snapshot["texts"].items():
        try:
            fitting.check_page(name, texts, language)
        except fitting.TooLong as error:
            raise CannotIssue(_too_long(error.field)) from error
    if missing := fonts.missing(_all_text([snapshot["texts"], snapshot["issuer"]])):
        text = _("These characters of the course or the organisation can't be printed: %(characters)s.")
        raise CannotIssue(text % {"characters": " ".join(missing)})
    return snapshot


def _too_long(field: str) -> str:
    if field == "name":
        return _("The name is too long for the certificate. Please agree on a shorter form.")
    return _("The course title is too long for the certificate.")


def _all_text(data: Any) -> str:
    """Every text in the data, one after the other."""
    if isinstance(data, dict):
        return _all_text(list(data.values()))
    if isinstance(data, list):
        return "".join(_all_text(each) for each in data)
    return data if isinstance(data, str) else ""


def _store(
    enrolment: Enrolment, organisation: Organisation, facts: Facts, name: str, old: Certificate | None
) -> Certificate:
    """The rows: the certificate, and per language the order to make its file."""
    certificate = Certificate.objects.create(
        organisation=organisation,
        enrolment=enrolment,
        edition_id=enrolment.edition_id,
        serial=_serial(organisation.serial_prefix, facts.issued_on.year),
        code=codes.make(),
        status_index=ledger.next_status_index(),
        name=name,
        salt=names.new_salt(),
        snapshot=_snapshot(facts, name, printed.moment(facts.issued_on)),
        issued_on=facts.issued_on,
        valid_until=facts.valid_until,
        supersedes=old,
    )
    orders = [CertificateFile(certificate=certificate, language=language) for language in facts.languages]
    CertificateFile.objects.bulk_create(orders)
    return certificate


def _serial(prefix: str, year: int) -> str:
    """The next number of the series. It rolls back with its transaction, so the series has no gaps."""
    counter, _is_new = SerialCounter.objects.select_for_update().get_or_create(prefix=prefix, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{prefix}-{year}-{counter.last:06d}"
