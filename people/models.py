"""Who: people, organisations and the projects that fund them."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """The twelve kinds the funder counts (domain.md §3)."""

    MUNICIPALITY = "municipality", _("Municipality or district")
    LAND = "land", _("Authority of a Land")
    FEDERAL = "federal", _("Federal authority")
    JOBCENTER = "jobcenter", _("Jobcenter or employment agency")
    WELFARE = "welfare", _("Welfare association")
    NON_PROFIT = "non_profit", _("Non-profit provider")
    MIGRANT = "migrant", _("Migrant organisation")
    HOUSING = "housing", _("Housing company")
    EDUCATION = "education", _("Education or research institution")
    ASSOCIATION = "association", _("Association")
    COMPANY = "company", _("Company")
    OTHER = "other", _("Other")


class Land(models.TextChoices):
    """The German Länder by ISO 3166-2, and one entry for everywhere else."""

    BW = "DE-BW", "Baden-Württemberg"
    BY = "DE-BY", "Bayern"
    BE = "DE-BE", "Berlin"
    BB = "DE-BB", "Brandenburg"
    HB = "DE-HB", "Bremen"
    HH = "DE-HH", "Hamburg"
    HE = "DE-HE", "Hessen"
    MV = "DE-MV", "Mecklenburg-Vorpommern"
    NI = "DE-NI", "Niedersachsen"
    NW = "DE-NW", "Nordrhein-Westfalen"
    RP = "DE-RP", "Rheinland-Pfalz"
    SL = "DE-SL", "Saarland"
    SN = "DE-SN", "Sachsen"
    ST = "DE-ST", "Sachsen-Anhalt"
    SH = "DE-SH", "Schleswig-Holstein"
    TH = "DE-TH", "Thüringen"
    ABROAD = "abroad", _("Outside Germany")


accent_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six hexadecimal digits."))


class Organisation(models.Model):
    """A body that employs learners, runs cohorts or issues certificates."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    land = models.CharField(_("Land"), max_length=6, choices=Land.choices)
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    place = models.CharField(_("place printed on certificates"), max_length=100, blank=True)
    serial_prefix = models.CharField(
        _("serial prefix"), max_length=6, blank=True, validators=[RegexValidator(r"^[A-Z]{2,6}$")]
    )
    signatory_name = models.CharField(_("signatory"), max_length=120, blank=True)
    signatory_function = models.CharField(_("signatory's function"), max_length=120, blank=True)
    accent = models.CharField(_("accent colour"), max_length=7, default="#0E4F5C", validators=[accent_colour])
    logo = models.FileField(_("logo"), upload_to="organisations", blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class Project(models.Model):
    """A funded project that a cohort may belong to; it says how long lists are kept."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="projects")
    title = models.CharField(_("title"), max_length=200)
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    number = models.CharField(_("funding number"), max_length=80, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    last_payment_year = models.PositiveSmallIntegerField(_("year of the last payment"), null=True, blank=True)
    keep_until = models.DateField(_("keep until"), null=True, blank=True)
    is_publicised = models.BooleanField(_("print the publicity block"), default=False)
    statement = models.CharField(_("funding statement"), max_length=120, blank=True)

    class Meta:
        ordering = ["title"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def __str__(self) -> str:
        return self.title


class UserManager(BaseUserManager["User"]):
    """People are found by user name whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)

    def create_user(self, username: str, password: str | None = None, **facts: Any) -> "User":
        """Store a person. Without a password nobody can sign in until a start code is used."""
        email = facts.pop("email", None) or None
        user = self.model(username=self.model.normalize_username(username).lower(), email=email, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **facts: Any) -> "User":
        return self.create_user(username, password, is_superuser=True, **facts)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. The e-mail is optional; the name is the one printed on certificates."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("Like my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class TextSize(models.TextChoices):
        NORMAL = "normal", _("Normal")
        LARGE = "large", _("Large")
        LARGER = "larger", _("Larger")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(
        _("user name"), max_length=80, unique=True, validators=[UnicodeUsernameValidator()]
    )
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    name = models.CharField(_("name for certificates"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("organisation")
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="de")
    extra_time_percent = models.PositiveSmallIntegerField(
        _("extra time in percent"), default=0, validators=[MinValueValidator(0), MaxValueValidator(300)]
    )
    theme = models.CharField(_("light or dark"), max_length=5, choices=Theme.choices, default=Theme.AUTO)
    text_size = models.CharField(_("text size"), max_length=6, choices=TextSize.choices, default=TextSize.NORMAL)
    more_contrast = models.BooleanField(_("more contrast"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now, editable=False)
    erased_at = models.DateTimeField(_("erased at"), null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="people_user_username_any_case"),
            models.UniqueConstraint(Lower("email"), condition=Q(email__isnull=False), name="people_user_email_any_case"),
        ]

    def __str__(self) -> str:
        return f"person {self.key}"

    @property
    def is_staff(self) -> bool:
        """Django's own admin is not installed; nobody is staff of it."""
        return False

    @property
    def is_administrator(self) -> bool:
        """May everything that the role table gives to administrators."""
        return self.is_active and self.is_superuser

    def get_full_name(self) -> str:
        """The name shown to the person and to those whom the role table lets see it."""
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()


class OrganisationRole(models.Model):
    """A person's role in an organisation. Roles at a course live in `courses.CourseRole`."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")

    person = models.ForeignKey(User, models.CASCADE, related_name="organisation_roles")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Role.choices)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    given_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "role"], name="people_role_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
