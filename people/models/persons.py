"""People and their roles in organisations."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.organisations import Organisation

user_name = RegexValidator(
    r"^[\w.+-]+\Z",
    _("A user name has letters, digits and . + - _ only."),  # no @: it is never mistaken for an address
)


class UserManager(BaseUserManager["User"]):
    """People are found by user name whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by user name."""
        return self.get(username__iexact=username)

    def create_user(self, username: str, password: str | None = None, **facts: Any) -> "User":
        """Store a person. Without a password nobody can sign in until a start code is used."""
        email = (facts.pop("email", None) or "").lower() or None
        user = self.model(username=self.model.normalize_username(username).lower(), email=email, **facts)
        user.is_team = user.is_team or user.is_superuser
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **facts: Any) -> "User":
        """Store an administrator."""
        return self.create_user(username, password, is_superuser=True, **facts)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. The name is the one printed on certificates.

    `email` is optional and always confirmed: whoever reads its mail has pressed the button. An address that was only
    typed waits in `email_pending`, gets nothing but the question whether it is right, and opens no door.
    """

    class Theme(models.TextChoices):
        AUTO = "auto", _("Like my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class TextSize(models.TextChoices):
        NORMAL = "normal", _("Normal")
        LARGE = "large", _("Large")
        LARGER = "larger", _("Larger")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(_("user name"), max_length=80, unique=True, validators=[user_name])
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    email_pending = models.EmailField(_("e-mail to be confirmed"), blank=True, editable=False)
    name = models.CharField(_("name for certificates"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="de")
    extra_time_percent = models.PositiveSmallIntegerField(
        _("extra time in percent"), default=0, validators=[MinValueValidator(0), MaxValueValidator(300)]
    )
    theme = models.CharField(_("light or dark"), max_length=5, choices=Theme.choices, default=Theme.AUTO)
    text_size = models.CharField(
        _("text size"), max_length=6, choices=TextSize.choices, default=TextSize.NORMAL
    )
    more_contrast = models.BooleanField(_("more contrast"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    # Has a role beyond learning. Kept by the role actions and at sign-in, so that asking for it costs no query.
    is_team = models.BooleanField(default=False, editable=False)
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
            models.UniqueConstraint(
                Lower("email"), condition=Q(email__isnull=False), name="people_user_email_any_case"
            ),
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
        """The same; we do not guess which part of a name is the first."""
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
