"""Mails that wait to be sent. The row is the truth; a task is only a nudge."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models.persons import User


class OutgoingMail(models.Model):
    """A mail, or the wish for one: whether there is anything to say is decided when it is sent.

    So a request costs the same whether an address is known or not, and no link with a secret is ever stored: the
    template's `prepare` function makes it in the moment of sending. Address and context are emptied after that.
    """

    key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False
    )  # the Message-ID, the same on every try
    template = models.CharField(max_length=80)
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    address = models.EmailField(blank=True)  # empty: the person's confirmed address
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    context = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(
        default=timezone.now
    )  # the lease of who is sending it, or the wait after a failure
    tries = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)  # sent, nothing to say, or given up
    was_sent = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["not_before"], condition=Q(closed_at=None), name="people_mail_waiting")
        ]

    def __str__(self) -> str:
        return f"mail {self.key}"
