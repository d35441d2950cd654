"""The room of quizzes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    """Question bank and versions, the quiz step, attempts, grading."""

    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        """Register the step kind and load the kinds of questions."""
        from courses import kinds
        from quizzes import kinds as question_kinds
        from quizzes.delivery import QuizKind

        question_kinds.load()
        kinds.register(QuizKind())
