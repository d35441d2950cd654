"""The quiz kind: the half of a quiz step that delivers."""

from django.utils.translation import gettext_lazy as _

from courses.kinds import StepKind


class QuizKind(StepKind):
    """Questions, answers, a result."""

    name = "quiz"
    label = _("Quiz")
    icon = "list-checks"
