"""Questions as authors write them, frozen versions, and attempts."""

import uuid
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.forms import Select
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PreviewableMixin

from courses import panels
from courses.models import Cohort, CoursePage, EditionItem, Enrolment, Goal, LessonPage, Step
from courses.texts import LANGUAGES, SOURCE
from people.insert_only import InsertOnly
from quizzes.cms.quiz_form import QuizForm

QUESTION_TEXT = ["bold", "ol", "ul"]
PERSON = settings.AUTH_USER_MODEL


class Question(PreviewableMixin, ClusterableModel):
    """A question of a course's bank. Learners see released versions only."""

    class Scoring(models.TextChoices):
        ALL = "all", _("All or nothing")
        PROPORTIONAL = "proportional", _("Each right choice counts")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(CoursePage, models.PROTECT, related_name="questions", verbose_name=_("course"))
    kind = models.CharField(_("kind"), max_length=20)
    title = models.CharField(_("title, for authors"), max_length=150)
    text = RichTextField(_("question"), features=QUESTION_TEXT)
    hint = models.CharField(_("hint"), max_length=300, blank=True)
    feedback = RichTextField(_("reason, shown to everyone afterwards"), features=QUESTION_TEXT, blank=True)
    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("learning goal")
    )
    explained_by = models.ForeignKey(
        LessonPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("explaining lesson"),
    )
    source_label = models.CharField(_("source, such as § 3 AGG"), max_length=120, blank=True)
    source_title = models.CharField(_("name of the law or page"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True)
    legal_status_on = models.DateField(_("legal status date"), null=True, blank=True)
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    scoring = models.CharField(_("scoring"), max_length=12, choices=Scoring.choices, default=Scoring.ALL)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    is_archived = models.BooleanField(_("archived"), default=False)

    class Meta:
        ordering = ["title"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.title

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """One preview per language, German first."""
        return [(code, get_language_info(code)["name_local"].capitalize()) for code in LANGUAGES]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The learner's view of the draft, from a document that is not stored."""
        from quizzes import freezing, preview

        with override(mode_name if mode_name in LANGUAGES else SOURCE):
            return preview.question(request, freezing.freeze_question(self), course=self.course.heading)


class Option(Orderable):
    """One possible answer."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=36, default=uuid.uuid4, editable=False)
    text = models.CharField(_("answer"), max_length=500, blank=True)
    feedback = models.CharField(_("why"), max_length=800, blank=True)
    is_right = models.BooleanField(_("right"), default=False)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="quizzes_option_key")]

    def __str__(self) -> str:
        return f"option {self.key}"


class QuestionVersion(InsertOnly):
    """A question as released. `key` is public and says nothing about the content; the digest never leaves us."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    question = models.ForeignKey(Question, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta(InsertOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="quizzes_version_number"),
            models.UniqueConstraint(fields=["question", "digest"], name="quizzes_version_digest"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class QuizPage(Step):
    """A quiz as its author writes it."""

    intro = RichTextField(_("introduction"), features=QUESTION_TEXT, blank=True)
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark in percent"), default=70, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    attempts_allowed = models.PositiveSmallIntegerField(_("attempts allowed"), null=True, blank=True)
    time_limit_minutes = models.PositiveSmallIntegerField(_("time limit in minutes"), null=True, blank=True)
    shuffle_questions = models.BooleanField(_("questions in random order"), default=False)
    shuffle_options = models.BooleanField(_("answers in random order"), default=True)
    one_per_page = models.BooleanField(_("one question per page"), default=False)

    base_form_class = QuizForm
    edit_handler = panels.tabs(
        [
            *panels.HEADINGS,
            panels.each_language("intro", _("Introduction")),
            InlinePanel(
                "quiz_questions",
                [FieldPanel("question", widget=Select)],
                heading=_("Questions"),
                label=_("Question"),
            ),
        ],
        [
            *(FieldPanel(name) for name in ("pass_percent", "attempts_allowed", "time_limit_minutes")),
            *(FieldPanel(name) for name in ("shuffle_questions", "shuffle_options", "one_per_page")),
            *(panel for panel in panels.STEP_RULES if panel.field_name != "is_sample"),
        ],
    )
    step_kind = "quiz"

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    def freeze(self) -> dict[str, Any]:
        """The quiz as a document (quizzes/freezing.py). Stores nothing."""
        from quizzes.freezing import freeze_quiz

        return freeze_quiz(self)

    def settle(self, document: dict[str, Any]) -> dict[str, Any]:
        """The document as it is released: each question has its version. Called in the release transaction."""
        from quizzes.freezing import settle

        return settle(document)

    def problems(self) -> list[Any]:
        """What speaks against releasing it (quizzes/problems.py)."""
        from quizzes.problems import problems_of

        return problems_of(self)


class QuizQuestion(Orderable):
    """A question's place in a quiz."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(Question, models.CASCADE, related_name="places", verbose_name=_("question"))

    def __str__(self) -> str:
        return f"place {self.sort_order}"


class Attempt(models.Model):
    """One go at a quiz. `paper` holds what was drawn: slots with question version and option order."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attempts")
    item = models.ForeignKey(EditionItem, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    paper = models.JSONField()
    time_limit_minutes = models.PositiveSmallIntegerField(null=True)
    started_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "item", "number"], name="quizzes_attempt_number"),
            models.UniqueConstraint(
                fields=["enrolment", "item"],
                condition=Q(submitted_at__isnull=True),
                name="quizzes_one_open_attempt",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.key}"


class Response(InsertOnly):
    """An answer as it arrived. The newest effective one of a slot counts; stale and late ones are kept and told.

    `key` is made by the page and unique within its attempt: whoever guesses another person's key learns nothing by it.
    """

    class Effect(models.TextChoices):
        COUNTS = "counts"
        STALE = "stale"
        LATE = "late"

    key = models.UUIDField()
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="responses")
    slot = models.PositiveSmallIntegerField()
    value = models.JSONField()
    language = models.CharField(max_length=5)
    follows = models.UUIDField(null=True)
    effect = models.CharField(max_length=6, choices=Effect.choices, default=Effect.COUNTS)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta(InsertOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["attempt", "key"], name="quizzes_response_key")]
        indexes = [models.Index(fields=["attempt", "slot", "id"], name="quizzes_response_slot")]

    def __str__(self) -> str:
        return f"response {self.key}"


class AttemptResult(InsertOnly):
    """A result of an attempt, by submission or regrade; the one with the highest number counts. Exact fractions."""

    class Cause(models.TextChoices):
        SUBMIT = "submit"
        REGRADE = "regrade"

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField(default=1)
    cause = models.CharField(max_length=8, choices=Cause.choices)
    numerator = models.PositiveBigIntegerField()
    denominator = models.PositiveBigIntegerField()
    possible = models.PositiveIntegerField()
    is_passed = models.BooleanField()
    slots = models.JSONField()
    graded_at = models.DateTimeField(default=timezone.now)

    class Meta(InsertOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["attempt", "number"], name="quizzes_result_number")]

    def __str__(self) -> str:
        return f"result {self.number}"


class Allowance(models.Model):
    """More time or attempts for a person or a cohort at one quiz step or all of the course. No reason is kept."""

    person = models.ForeignKey(PERSON, models.CASCADE, null=True, blank=True, related_name="+")
    cohort = models.ForeignKey(Cohort, models.CASCADE, null=True, blank=True, related_name="+")
    course = models.ForeignKey(CoursePage, models.CASCADE, related_name="+")
    step = models.UUIDField(null=True, blank=True)
    extra_time_percent = models.PositiveSmallIntegerField(default=0)
    is_untimed = models.BooleanField(default=False)
    extra_attempts = models.PositiveSmallIntegerField(default=0)
    granted_at = models.DateTimeField(default=timezone.now)
    granted_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, cohort__isnull=True)
                | Q(person__isnull=True, cohort__isnull=False),
                name="quizzes_allowance_for_one",
            )
        ]

    def __str__(self) -> str:
        return f"allowance {self.pk}"
