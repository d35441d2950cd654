"""The form of a quiz page. It names no model of this room, since the page's model names it."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from courses.models import CoursePage


class QuizForm(WagtailAdminPageForm):
    """A quiz offers the questions of its own course, archived ones only where they stand already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formset = self.formsets.get("quiz_questions")
        if formset is not None:
            formset.form = limited(formset.form, self._questions(formset.model))

    def _questions(self, place: Any) -> Any:
        above = self.instance if self.instance.depth else self.parent_page
        course = CoursePage.objects.ancestor_of(above).first() if above else None
        questions = place._meta.get_field("question").related_model.objects.filter(course=course)
        here = self.instance.quiz_questions.values_list("question_id", flat=True) if self.instance.pk else []
        return questions.filter(is_archived=False) | questions.filter(pk__in=list(here))


def limited(row_form: Any, questions: Any) -> Any:
    """The form of a row with these questions to choose from: the one for new rows too, which a script copies."""

    class Limited(row_form):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["question"].queryset = questions

    return Limited
