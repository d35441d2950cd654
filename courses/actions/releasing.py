"""An edition's life: released, offered, withdrawn; and the correction of a released lesson."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from courses import documents
from courses.models import (
    Correction,
    CoursePage,
    Edition,
    EditionItem,
    LessonPage,
    Offer,
    Withdrawal,
)
from courses.problems import Problem
from courses.release import Draft, changes_since, compile_course, has_errors, problems_of, stamp
from people import log


class CannotRelease(Exception):
    """The course has problems that stop a release; `problems` lists all findings."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem.message) for problem in problems if problem.is_error))
        self.problems = problems


class NothingChanged(Exception):
    """The published state is what edition `number` says already; a second one would be the same."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Nothing changed since edition {number}.")
        self.number = number


class ReleasedMeanwhile(Exception):
    """There is a newer edition than the one the person was looking at. Look at the changes again."""


class ChangedMeanwhile(Exception):
    """Somebody published or moved a page between compiling and storing. Look at it and release again."""


class IsWithdrawn(Exception):
    """A withdrawn edition is never offered again."""


class NotCorrectable(Exception):
    """Only lessons are corrected in a released edition; whatever is graded needs a new one."""


def release(*, by: Any, course: CoursePage, change_note: str = "", after: int | None = None) -> Edition:
    """Freeze the published state of a course as its next edition. Offering it is an action of its own.

    `after` is the number of the edition the person was looking at, 0 if there was none; asked twice it counts once.
    """
    draft = compile_course(course)
    problems = problems_of(draft)
    if has_errors(problems):
        raise CannotRelease(problems)
    with transaction.atomic():
        CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)
        if stamp(draft.course) != draft.stamp:
            raise ChangedMeanwhile
        _refuse_repetition(draft, after)
        edition = _store(draft, change_note)
        log.record("courses.release", edition, by=by, course=draft.course.code, number=edition.number)
    return edition


def _refuse_repetition(draft: Draft, after: int | None) -> None:
    last = draft.course.editions.order_by("number").last()
    if last is not None and changes_since(draft, last).is_empty:
        raise NothingChanged(last.number)
    if after is not None and after != (last.number if last else 0):
        raise ReleasedMeanwhile


def _store(draft: Draft, change_note: str) -> Edition:
    course = draft.course
    edition = Edition(
        course=course,
        number=(course.editions.aggregate(last=Max("number"))["last"] or 0) + 1,
        rules=draft.rules,
        languages=draft.languages,
        legal_status_on=course.legal_status_on,
        change_note=change_note,
    )
    items = [
        EditionItem(document=documents.store(step.page.settle(step.document)), **step.row(position))
        for position, step in enumerate(draft.steps)
    ]
    edition.digest = documents.edition_digest(edition, items)
    edition.save()
    for item in items:
        item.edition = edition
    EditionItem.objects.bulk_create(items)
    return edition


def offer(*, by: Any, edition: Edition) -> Offer:
    """From now on new learners get this edition."""
    with transaction.atomic():
        if Withdrawal.objects.filter(edition=edition).exists():
            raise IsWithdrawn
        values = {"edition": edition, "offered_at": timezone.now()}
        offered, _is_new = Offer.objects.update_or_create(course_id=edition.course_id, defaults=values)
        log.record("courses.offer", edition, by=by, number=edition.number)
    return offered


def withdraw(*, by: Any, edition: Edition, reason: dict[str, str]) -> Withdrawal:
    """No new learners for this edition; those in it finish and see the reason (a text per language)."""
    with transaction.atomic():
        withdrawal = Withdrawal.objects.create(edition=edition, reason=reason)
        Offer.objects.filter(edition=edition).delete()
        log.record("courses.withdraw", edition, by=by, number=edition.number)
    return withdrawal


def correct(*, by: Any, item: EditionItem, reason: str) -> Correction:
    """Carry the published state of a lesson into a released edition, as an extra row; the released one stays."""
    if item.kind != LessonPage.step_kind:
        raise NotCorrectable
    page = LessonPage.objects.live().get(translation_key=item.step)
    document = page.freeze()
    if has_errors(problems := page.problems()):
        raise CannotRelease(problems)
    with transaction.atomic():
        EditionItem.objects.select_for_update().get(pk=item.pk)
        correction = Correction.objects.create(
            item=item, number=(item.corrections.aggregate(last=Max("number"))["last"] or 0) + 1,
            document=documents.store(document), reason=reason, corrected_by=by,
        )  # fmt: skip
        log.record("courses.correct", item.edition, by=by, step=str(item.step), number=correction.number)
    return correction
