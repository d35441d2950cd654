"""What signing in needs: sessions, one-time codes, and the counters that slow guessing down."""

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from people.models.persons import User


class Session(AbstractBaseSession):
    """A session that knows whose it is, so that a person can see and end their own. It holds no network address."""

    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=60, blank=True)
    signed_in_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"session of {self.person_id}"

    @property
    def number(self) -> str:
        """How a form names the session; the key itself opens it and is never shown."""
        return salted_hmac("people.session", self.session_key, algorithm="sha256").hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The engine that reads and writes these rows."""
        from people.sessions import SessionStore

        return SessionStore


class OneTimeCode(models.Model):
    """A printed code that opens one door once: the first password, a new password, or an empty site.

    Only a keyed hash is stored. Who handed it out and when stays, as the answer to "who could have known it?".
    """

    class Purpose(models.TextChoices):
        START = "start", _("first sign-in")
        RESET = "reset", _("new password")
        SETUP = "setup", _("setting up the site")

    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="one_time_codes")
    purpose = models.CharField(max_length=5, choices=Purpose.choices)
    digest = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose="setup", person__isnull=True)
                | (~models.Q(purpose="setup") & models.Q(person__isnull=False)),
                name="people_code_is_for_a_person_or_the_site",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} code {self.pk}"


class RateLimit(models.Model):
    """How often something was tried in a window of time. The key is a keyed hash of account or address."""

    key = models.CharField(max_length=64, primary_key=True)
    hits = models.PositiveIntegerField()
    ends_at = models.BigIntegerField(
        db_index=True
    )  # seconds since 1970, so that one statement serves both databases

    def __str__(self) -> str:
        return f"limit {self.key[:8]}"
