"""Questions over many rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from certificates.models import Certificate, CertificateFile
from courses.delivery import Manifest
from courses.models import Cohort, Completion, Enrolment
from courses.queries import manifest
from people.models import User
from people.permissions import organisations_coordinated
from people.sorting import by_name

LIVE = Certificate.Status.LIVE
COMPLETED = Exists(Completion.objects.filter(enrolment=OuterRef("pk")))
HAS_LIVE = Exists(Certificate.objects.filter(enrolment=OuterRef("pk"), status=LIVE))


HAS_REVOKED = Exists(Certificate.objects.filter(enrolment=OuterRef("pk"), status=Certificate.Status.REVOKED))


def live_certificate(enrolment: Enrolment) -> Certificate | None:
    """The enrolment's certificate that has not been revoked or superseded."""
    return Certificate.objects.filter(
        enrolment=enrolment, kind=Certificate.Kind.CERTIFICATE, status=LIVE
    ).first()


def open_enrolments(cohort: Cohort) -> QuerySet[Enrolment]:
    """Who has completed and has no certificate. After a revocation only a person decides, never "all"."""
    return cohort.enrolments.filter(COMPLETED, ~HAS_LIVE, ~HAS_REVOKED).order_by("pk")


def due_at_completion() -> QuerySet[Enrolment]:
    """Completed, in an edition that issues at completion, and never had a certificate."""
    rows = Enrolment.objects.filter(COMPLETED, edition__rules__certificate__issue="completion")
    return rows.filter(certificates=None).order_by("pk")


def held_by(person: User) -> list[Certificate]:
    """A person's certificates, newest first, with their files; two statements."""
    files = Prefetch("files", CertificateFile.objects.order_by("pk"))
    rows = Certificate.objects.filter(enrolment__learner_id=person.pk).select_related("superseded_by")
    return list(rows.prefetch_related(files).order_by("-issued_at", "-pk"))


def by_code(code: str) -> Certificate | None:
    """The certificate of a code, whatever its state."""
    return Certificate.objects.filter(code=code).select_related("superseded_by").first()


def files_due() -> QuerySet[CertificateFile]:
    """Orders that nobody is at."""
    free = Q(leased_until=None) | Q(leased_until__lte=timezone.now())
    return CertificateFile.objects.filter(free, made_at=None).order_by("tries", "pk")


def cohorts_of(person: User) -> QuerySet[Cohort]:
    """The cohorts that the person coordinates, with their figures; one statement."""
    members = Enrolment.objects.filter(cohort=OuterRef("pk")).order_by().values("cohort")
    rows = Cohort.objects.filter(organisation__in=organisations_coordinated(person))
    return rows.select_related("course", "organisation").annotate(
        enrolled=_count(members),
        completed=_count(members.filter(COMPLETED)),
        certified=_count(members.filter(HAS_LIVE)),
        ready=_count(members.filter(COMPLETED, certificates=None)),  # a revoked one waits for a decision
    )


def _count(rows: QuerySet[Any]) -> Any:
    from django.db.models.functions import Coalesce

    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


@dataclass(frozen=True)
class Member:
    """What a coordinator sees of a learner: enrolled, completed, certificate. No scores, answers or times."""

    enrolment_key: Any
    name: str
    organisation: str
    completed_on: date | None
    state: str  # open, ready, certificate, revoked
    serial: str
    certificate_key: Any
    code: str = ""


def members(cohort: Cohort) -> list[Member]:
    """The cohort's learners by name; one statement."""
    newest = Certificate.objects.filter(enrolment=OuterRef("pk")).order_by("-pk")
    rows = cohort.enrolments.annotate(
        completed_on=F("completion__completed_on"),
        status=Subquery(newest.values("status")[:1]),
        serial=Subquery(newest.values("serial")[:1]),
        certificate_key=Subquery(newest.values("key")[:1]),
        code=Subquery(newest.values("code")[:1]),
    )
    columns = (
        "key", "learner__name", "learner__username", "organisation__name", "completed_on", "status", "serial",
        "certificate_key", "code",
    )  # fmt: skip
    return [_member(*row) for row in rows.order_by(by_name("learner__name"), "pk").values_list(*columns)]


def _member(
    key: Any, name: str, username: str, organisation: str | None, day: date | None, *certificate: Any
) -> Member:
    status, serial, certificate_key, code = certificate
    if status == LIVE:
        state = "certificate"
    elif status == Certificate.Status.REVOKED:
        state = "revoked"
    elif day:
        state = "ready"
    else:
        state = "open"
    return Member(
        key, name or username, organisation or "", day, state, serial or "", certificate_key, code or ""
    )


def waiting(person: User) -> list[Manifest]:
    """The courses the person has completed whose certificate is still to be issued."""
    rows = Enrolment.objects.filter(COMPLETED, ~HAS_LIVE, learner=person, certificates=None)
    with_certificate = rows.exclude(edition__rules__certificate__issue="none")
    return [manifest(edition) for edition in with_certificate.values_list("edition_id", flat=True)]


def count_valid(person: User) -> int:
    """How many certificates of the person are valid today."""
    still = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    return Certificate.objects.filter(still, enrolment__learner=person, status=LIVE).count()
