"""The one change of state of this room: importing a course."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from courses.models import CourseIndexPage, CoursePage
from exchange.content import Content
from exchange.planning import CHANGED, NEW, Plan, plan
from exchange.problems import Refused
from exchange.storing import store
from people import log


class CannotImport(Refused):
    """The archive does not fit what is there; `plan` says why."""

    def __init__(self, found: Plan) -> None:
        super().__init__("; ".join(str(problem) for problem in found.problems if problem.is_error))
        self.plan = found


def import_course(*, by: Any, content: Content) -> CoursePage:
    """Create the course of an archive, or update it by its keys: all of it, or nothing.

    The pages are published. Learners see none of it until an edition is released. What is the same already is not
    touched, so importing an archive again writes nothing.
    """
    with transaction.atomic():
        found = plan(content)
        if not found.can_run:
            raise CannotImport(found)
        if found.is_empty and found.course:
            return found.course
        course = _store(found, by)
        counts = {state: len(found.of_state(state)) for state in (NEW, CHANGED)}
        log.record("exchange.imported", course, by=by, **counts)
    return course


def _store(found: Plan, by: Any) -> CoursePage:
    """Pages are saved in German, the source; whatever goes wrong is told in the person's own language."""
    if not CourseIndexPage.objects.exists():
        raise Refused(_("The catalogue page is missing. The command “campus_pages” makes it."))
    try:
        with override("de"):
            return store(found, by)
    except ValidationError as wrong:
        sentences = " ".join(wrong.messages)
        raise Refused(_("The editor does not take this content: %(why)s") % {"why": sentences}) from wrong
