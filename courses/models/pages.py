"""The authoring side: living Wagtail pages in one tree for all languages. Learners never read these."""

import uuid
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from courses import kinds, panels
from courses.blocks import LESSON_BLOCKS, RELEASE_BLOCKS
from courses.cms.forms import CourseForm, LessonForm, NoAliasCopyForm, TranslatedPageForm
from courses.freezing import freeze_lesson
from courses.lesson_problems import problems_of
from courses.models.authored import NeverServed, TranslatedPage
from courses.problems import Problem
from courses.texts import LANGUAGES, SOURCE
from people.models import Organisation

RICH_TEXT = ["bold", "italic", "h3", "h4", "ol", "ul", "link"]
code_form = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and hyphens."))


def new_code() -> str:
    """A code for a copied course, until its author gives it one; fixed at the first release."""
    return f"course-{uuid.uuid4().hex[:8]}"


class CourseIndexPage(Page):
    """The catalogue: one in the tree, parent of all courses."""

    max_count = 1
    admin_default_ordering = "ord"
    parent_page_types = ["campus_home.HomePage"]
    subpage_types = ["courses.CoursePage"]


class CoursePage(TranslatedPage):
    """A course as its team writes it."""

    class Topic(models.TextChoices):
        ADMINISTRATION = "administration", _("Acting without discrimination in public administration")
        SOCIAL_MEDIA = "social-media", _("Counselling in social media")

    class Audience(models.TextChoices):
        ADMINISTRATION = "administration", _("Staff of public administrations")
        SOCIAL_WORK = "social-work", _("Advisers in social work")
        BOTH = "both", _("Both")

    class Form(models.TextChoices):
        ONLINE = "online", _("Online")
        IN_PERSON = "in-person", _("In person")
        BLENDED = "blended", _("Online and in person")

    class Issue(models.TextChoices):
        COORDINATOR = "coordinator", _("A coordinator issues it")
        COMPLETION = "completion", _("At completion, by itself")
        NONE = "none", _("There is no certificate")

    code = models.CharField(_("code"), max_length=60, unique=True, default=new_code, validators=[code_form])
    intro = RichTextField(_("introduction"), features=RICH_TEXT, blank=True)
    audience_note = models.CharField(_("for whom, in words"), max_length=300, blank=True)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic.choices)
    audience = models.CharField(_("audience"), max_length=20, choices=Audience.choices)
    teaching_units = models.DecimalField(
        _("teaching units of 45 minutes"), max_digits=4, decimal_places=1, default=1
    )
    form = models.CharField(_("form"), max_length=10, choices=Form.choices, default=Form.ONLINE)
    legal_status_on = models.DateField(_("legal status date"), null=True, blank=True)
    review_by_on = models.DateField(_("review due on"), null=True, blank=True)
    reviewed_languages = models.JSONField(
        _("languages reviewed by a native speaker"), default=list, blank=True
    )
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("issuing organisation"),
    )
    is_self_enrol = models.BooleanField(_("anyone may enrol"), default=True)
    certificate_issue = models.CharField(
        _("who issues"), max_length=12, choices=Issue.choices, default=Issue.COORDINATOR
    )
    certificate_valid_months = models.PositiveSmallIntegerField(
        _("certificate valid for months"), null=True, blank=True
    )

    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.ModulePage"]
    exclude_fields_in_copy = ["code"]
    base_form_class = CourseForm
    copy_form_class = NoAliasCopyForm
    edit_handler = panels.COURSE

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class CourseObjective(Orderable):
    """What someone can do after the course."""

    course = ParentalKey(CoursePage, on_delete=models.CASCADE, related_name="objectives")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField(_("objective"), max_length=300)

    class Meta(Orderable.Meta):
        # Not unique everywhere: Wagtail copies rows first, then courses/cms/copying.py gives the copy keys of its own.
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="courses_objective_key")]

    def __str__(self) -> str:
        return self.text


class ModulePage(NeverServed, TranslatedPage):
    """A part of a course. Its `subpage_types` stay unset: a step kind of a higher room names its parent itself."""

    teaching_units = models.DecimalField(
        _("teaching units of 45 minutes"), max_digits=4, decimal_places=1, default=1
    )
    release = StreamField(RELEASE_BLOCKS, verbose_name=_("opens when"), blank=True)

    parent_page_types = ["courses.CoursePage"]
    base_form_class = TranslatedPageForm
    copy_form_class = NoAliasCopyForm
    edit_handler = panels.MODULE

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class Goal(Orderable):
    """A learning goal of a module; questions name the goal they test."""

    module = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="goals")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField(_("learning goal"), max_length=300)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["module", "key"], name="courses_goal_key")]

    def __str__(self) -> str:
        return self.text


class Step(NeverServed, TranslatedPage):
    """Base of every step kind, the half that authors: `freeze()` and `problems()`. courses/kinds.py has the other."""

    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)
    is_required = models.BooleanField(_("needed for completion"), default=True)
    is_sample = models.BooleanField(_("sample, readable without an account"), default=False)
    release = StreamField(RELEASE_BLOCKS, verbose_name=_("opens when"), blank=True)

    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []
    base_form_class = TranslatedPageForm
    copy_form_class = NoAliasCopyForm
    step_kind = ""

    class Meta:
        abstract = True

    def freeze(self) -> dict[str, Any]:
        """The step as a self-contained document (docs/documents.md). Reads the page's present fields."""
        raise TypeError(f"{type(self).__name__} does not say how it is frozen")

    def problems(self) -> list[Problem]:
        """What speaks against releasing the step: `Problem`s, errors and warnings."""
        raise TypeError(f"{type(self).__name__} does not say what may be wrong with it")

    def settle(self, document: dict[str, Any]) -> dict[str, Any]:
        """Called inside the release's transaction: store what the document names beside itself, and return it whole.

        `freeze()` stores nothing and is asked for previews too. A kind whose parts have versions names those that exist
        there, so that an unchanged step has an unchanged digest, and makes the missing ones here.
        """
        return document

    def course(self) -> CoursePage | None:
        """The course this step stands in; None while it is being created."""
        return CoursePage.objects.ancestor_of(self).first() if self.depth else None

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """One preview per language, German first."""
        return [(code, get_language_info(code)["name_local"].capitalize()) for code in LANGUAGES]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The learner's view of the draft in one language, from a document that is not stored."""
        course = self.course()
        with translation.override(mode_name if mode_name in LANGUAGES else SOURCE):
            return kinds.get(self.step_kind).preview(
                request, self.freeze(), course=course.heading if course else ""
            )


class LessonPage(Step):
    """A lesson: prose in blocks, with sources."""

    body = StreamField(LESSON_BLOCKS, verbose_name=_("lesson"), blank=True)
    body_simple = StreamField(LESSON_BLOCKS, verbose_name=_("lesson in simple German"), blank=True)

    base_form_class = LessonForm
    edit_handler = panels.LESSON
    step_kind = "lesson"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def freeze(self) -> dict[str, Any]:
        """The lesson as a document."""
        return freeze_lesson(self)

    def problems(self) -> list[Problem]:
        """Missing German, drifted blocks, laws without source, pictures without alternative text, dead links."""
        return problems_of(self)


class LessonSource(Orderable):
    """A source of a lesson: a section of a law or a page, with its legal status date. Not translated."""

    lesson = ParentalKey(LessonPage, on_delete=models.CASCADE, related_name="sources")
    key = models.CharField(_("key"), max_length=40, validators=[code_form])
    label = models.CharField(_("source, such as § 3 AGG"), max_length=120)
    title = models.CharField(_("name of the law or page"), max_length=250, blank=True)
    url = models.URLField(_("address"), max_length=400, blank=True)
    legal_status_on = models.DateField(_("legal status date"), null=True, blank=True)

    def __str__(self) -> str:
        return self.label


class GlossaryTerm(models.Model):
    """A word of the German administration with its partner in each language."""

    key = models.CharField(_("key"), max_length=40, unique=True, validators=[code_form])
    word = models.CharField(_("word"), max_length=100)
    explanation = models.CharField(_("explanation"), max_length=500)

    class Meta:
        ordering = ["key"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.word
