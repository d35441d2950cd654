"""Taking part: enrol, redeem an invitation, complete a step, say where one is."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses import signals
from courses.models import Cohort, Completion, CoursePage, Enrolment, Offer, StepProgress
from courses.queries import cohort_of_code, manifest
from people import log
from people.models import User


class CannotEnrol(Exception):
    """Enrolling is not possible; the message is a sentence for the person that says what to do."""


class HasBegun(Exception):
    """Somebody who has opened a step, answered or completed anything stays: what was learned is never thrown away."""


def enrol(*, by: User, learner: User, course: CoursePage, cohort: Cohort | None = None) -> Enrolment:
    """Put a learner into a course: into the cohort's edition, else the offered one.

    Who is in the course already keeps that enrolment, so a double click has one effect.
    Raises CannotEnrol without an offered edition, in a closed cohort, or with no seat left.
    """
    try:
        with transaction.atomic():
            return _open_enrolment(learner, course) or _new_enrolment(by, learner, course, cohort)
    except IntegrityError:
        enrolment = _open_enrolment(learner, course)
        if enrolment is None:
            raise
        return enrolment


def take_out(*, by: User, enrolment: Enrolment) -> None:
    """Undo an enrolment in which nothing has been begun. Raises HasBegun; whatever refers to it protects it."""
    try:
        with transaction.atomic():
            found = Enrolment.objects.select_for_update().filter(pk=enrolment.pk).first()
            if found is None:
                return
            if found.last_step:
                raise HasBegun
            log.record("courses.taken_out", found, by=by)
            found.delete()
    except ProtectedError as error:
        raise HasBegun from error


def _open_enrolment(learner: User, course: CoursePage) -> Enrolment | None:
    return Enrolment.objects.filter(learner=learner, course=course, closed_at=None).first()


def _new_enrolment(by: User, learner: User, course: CoursePage, cohort: Cohort | None) -> Enrolment:
    if cohort:
        _refuse_closed(_locked(cohort))
    enrolment = Enrolment.objects.create(
        learner=learner,
        course=course,
        edition_id=cohort.edition_id if cohort else _offered(course),
        cohort=cohort,
        organisation=learner.organisation,
    )
    log.record("courses.enrol", enrolment, by=by)
    return enrolment


def _offered(course: CoursePage) -> int:
    offer = Offer.objects.filter(course=course).first()
    if offer is None:
        raise CannotEnrol(_("This course is still in preparation. Please come back later."))
    return offer.edition_id


def _locked(cohort: Cohort) -> Cohort:
    """The cohort's row, held until the transaction ends, so that the last seat goes to one person."""
    return Cohort.objects.select_for_update().get(pk=cohort.pk)


def _refuse_closed(cohort: Cohort) -> None:
    if cohort.ends_on < timezone.localdate():
        raise CannotEnrol(_("This group has ended. Please ask your coordinator for a new invitation."))
    if cohort.enrolments.count() >= cohort.seats:
        raise CannotEnrol(_("All seats of this group are taken. Please ask your coordinator."))


def redeem(*, by: User, code: str) -> Enrolment:
    """Enrol oneself by an invitation code, whatever its case, spaces and hyphens. Raises CannotEnrol."""
    cohort = cohort_of_code(code)
    if cohort is None:
        raise CannotEnrol(
            _("We do not know this code. Please compare it with your invitation, letter by letter.")
        )
    return enrol(by=by, learner=by, course=cohort.course, cohort=cohort)


def complete_step(*, by: User, enrolment_id: int, step: UUID, source: str) -> Completion | None:
    """Mark a step as done, once; with the last required one the course is completed.

    A step that is done stays done with its first date. Returns the completion if this call made it.
    Joins the caller's transaction if there is one.
    """
    with transaction.atomic(savepoint=False):
        enrolment = Enrolment.objects.select_for_update().get(pk=enrolment_id)
        done = set(StepProgress.objects.filter(enrolment=enrolment).values_list("step", flat=True))
        if step in done:
            return None
        StepProgress.objects.create(enrolment=enrolment, step=step, source=source)
        return _complete_course(by, enrolment, done | {step})


def _complete_course(by: User, enrolment: Enrolment, done: set[UUID]) -> Completion | None:
    edition = manifest(enrolment.edition_id)
    if not edition.required <= done or Completion.objects.filter(enrolment=enrolment).exists():
        return None
    completion = Completion.objects.create(
        enrolment=enrolment,
        completed_on=timezone.localdate(),
        facts={"edition": edition.number, "teaching_units": edition.rules["teaching_units"]},
    )
    log.record("courses.complete", enrolment, by=by)
    transaction.on_commit(lambda: signals.course_completed.send(sender=Completion, completion=completion))
    return completion


def leave_place(*, by: User, enrolment_id: int, step: UUID) -> None:
    """Remember the last place of the person's own enrolment. Only the place; no times."""
    Enrolment.objects.filter(pk=enrolment_id, learner_id=by.pk).exclude(last_step=step).update(last_step=step)
