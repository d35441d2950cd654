"""The lesson kind: the half of a lesson that delivers."""

from django.utils.translation import gettext_lazy as _

from courses.kinds import StepKind


class LessonKind(StepKind):
    """Read, then go on."""

    name = "lesson"
    label = _("Lesson")
    icon = "book-open"
