"""The quiz kind: the half of a quiz step that delivers."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from courses.delivery import Item, Place
from courses.kinds import StepKind, StepState
from quizzes import queries


class QuizKind(StepKind):
    """Questions, answers, a result."""

    name = "quiz"
    label = _("Quiz")
    icon = "list-checks"
    schema = 1
    requirement = _("Quizzes passed")

    def respond(self, request: HttpRequest, place: Place, item: Item) -> HttpResponse:
        from quizzes import pages

        return pages.step(cast("pages.SignedIn", request), place)

    def preview(self, request: HttpRequest, document: dict[str, Any], *, course: str) -> HttpResponse:
        from quizzes import preview

        return preview.quiz(request, document, course=course)

    def facts(self, document: dict[str, Any]) -> dict[str, Any]:
        return {"questions": len(document["questions"]), "attempts_allowed": document["attempts_allowed"]}

    def meta(self, item: Item) -> list[str | Promise]:
        count = item.facts["questions"]
        return [ngettext("%(count)s question", "%(count)s questions", count) % {"count": count}]

    def states(self, enrolment_id: int, items: list[Item]) -> dict[UUID, StepState]:
        """`repeat` where an attempt was handed in and none was passed. One statement."""
        verdicts = queries.verdicts(enrolment_id, [item.step for item in items]) if items else []
        passed = {step for step, is_passed in verdicts if is_passed}
        return {
            step: StepState("repeat", gettext("Not passed yet"))
            for step, _is in verdicts
            if step not in passed
        }

    def score_percent(self, enrolment_id: int, step: UUID) -> int | None:
        return queries.best_percent(enrolment_id, step)
