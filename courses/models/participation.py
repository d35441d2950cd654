"""People in courses: team, cohort, enrolment, progress, completion."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.editions import Edition
from courses.models.pages import CoursePage
from people.insert_only import InsertOnly
from people.models import Organisation, Project

PERSON = settings.AUTH_USER_MODEL


class CourseRole(models.Model):
    """Someone's role in the team of a course."""

    class Role(models.TextChoices):
        TRAINER = "trainer", _("Trainer")
        REVIEWER = "reviewer", _("Legal reviewer")

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="course_roles")
    course = models.ForeignKey(CoursePage, models.CASCADE, related_name="team")
    role = models.CharField(max_length=20, choices=Role.choices)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    given_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "course", "role"], name="courses_role_once")]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class Cohort(models.Model):
    """A group that takes a course together, run by an organisation. `edition` is the default for new members."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(CoursePage, models.PROTECT, related_name="cohorts")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="cohorts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="cohorts")
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="cohorts")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    seats = models.PositiveSmallIntegerField(_("seats"), default=20)
    code = models.CharField(_("invitation code"), max_length=20, unique=True, null=True, blank=True)
    trainers = models.ManyToManyField(PERSON, blank=True, related_name="+", verbose_name=_("trainers"))
    coordinators = models.ManyToManyField(
        PERSON, blank=True, related_name="+", verbose_name=_("coordinators")
    )

    class Meta:
        ordering = ["-starts_on", "name"]
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="courses_cohort_days"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Enrolment(models.Model):
    """A learner in a course. `edition` is the truth about what is learned."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(PERSON, models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(CoursePage, models.PROTECT, related_name="enrolments")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True, related_name="enrolments")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="enrolments"
    )
    enrolled_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course"],
                condition=Q(closed_at__isnull=True),
                name="courses_one_open_enrolment",
            ),
        ]

    def __str__(self) -> str:
        return f"enrolment {self.key}"


class StepProgress(InsertOnly):
    """A step that was completed: a dated fact, never taken back."""

    class Source(models.TextChoices):
        READ = "read"
        PASSED = "passed"
        MOVED = "moved"

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="progress")
    step = models.UUIDField()
    completed_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=10, choices=Source.choices)

    class Meta(InsertOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["enrolment", "step"], name="courses_progress_once")]

    def __str__(self) -> str:
        return f"progress {self.step}"


class Completion(InsertOnly):
    """All required steps are done.

    `completed_on` is the day at the organisation's place; `facts` only what a certificate prints, no scores.
    """

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="completion")
    completed_at = models.DateTimeField(default=timezone.now)
    completed_on = models.DateField()
    facts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"completion {self.pk}"
