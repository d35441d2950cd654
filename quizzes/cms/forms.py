"""The form of a question: what an author may choose, and what is told at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from courses.models import CoursePage, Goal, LessonPage
from courses.permissions import courses_authored
from quizzes import kinds
from quizzes.cms.listing import kind_choices
from quizzes.models import Option, Question


class Words(forms.CharField):
    """A list of short words, written with commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = [word.strip() for word in (value or "").split(",")]
        return sorted({word for word in words if word})

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


class QuestionForm(WagtailAdminModelForm):
    """A question of a course of one's own."""

    kind = forms.ChoiceField(label=_("kind"))
    tags = Words(
        label=_("tags"), required=False, help_text=_("Words to find the question by, with commas between.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices()
        courses = courses_authored(self.for_user)
        self.fields["course"].queryset = courses
        self._limit(courses.filter(pk=self.instance.course_id) if self.instance.pk else courses)
        if self.instance.pk:
            self.fields["course"].disabled = self.fields["kind"].disabled = True

    def _limit(self, courses: Any) -> None:
        """Goals and lessons of the course alone; of all own courses while it is not chosen yet."""
        below = [Goal.objects.none(), LessonPage.objects.none()]
        for course in courses:
            below[0] |= Goal.objects.filter(module__path__startswith=course.path)
            below[1] |= LessonPage.objects.filter(path__startswith=course.path)
        self.fields["goal"].queryset, self.fields["explained_by"].queryset = below

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        course = cleaned.get("course")
        if isinstance(course, CoursePage):
            self._check_belongs("goal", cleaned.get("goal") and cleaned["goal"].module.path, course)
            self._check_belongs(
                "explained_by", cleaned.get("explained_by") and cleaned["explained_by"].path, course
            )
        if cleaned.get("source_label") and not cleaned.get("legal_status_on"):
            self.add_error(
                "legal_status_on", _("Say from which day the source is, so that readers know what holds.")
            )
        return cleaned

    def _check_belongs(self, field: str, path: str | None, course: CoursePage) -> None:
        if path and not path.startswith(course.path):
            self.add_error(field, _("This belongs to another course."))

    def is_valid(self) -> bool:
        """The fields, the rows, and then what only the kind knows."""
        if not super().is_valid():
            return False
        for found in self._findings():
            self.add_error(None, found.text)
        return not self.errors

    def _findings(self) -> list[Any]:
        kind = kinds.get(self.cleaned_data["kind"])
        options = self._rows()
        made = kind.prepare(options, is_new=self.instance.pk is None)
        return [found for found in kind.problems(self.instance, made) if found.is_error]

    def _rows(self) -> list[Option]:
        """The options as they would be stored, in their order."""
        kept = [form for form in self.formsets["options"].forms if form.has_changed() or form.instance.pk]
        kept = [form for form in kept if not form.cleaned_data.get("DELETE")]
        kept.sort(key=lambda form: form.cleaned_data.get("ORDER") or 0)
        return [form.instance for form in kept]

    def save(self, commit: bool = True) -> Question:  # noqa: FBT001, FBT002 - Django's signature
        question: Question = super().save(commit=False)
        kind = kinds.get(question.kind)
        question.options.set(kind.prepare(list(question.options.all()), is_new=question.pk is None))
        if commit:
            question.save()
        return question
