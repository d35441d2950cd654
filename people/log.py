"""The log of actions: who did what to which thing, when. No names, no answers, no addresses."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Page


class UnknownAction(LookupError):
    """An action that no `register_log_actions` hook has named."""


def record(action: str, about: models.Model, *, by: Any, **facts: Any) -> None:
    """Write the log entry of an action, in one statement of the caller's transaction.

    `by` is the person acting, None for the system itself. `facts` are numbers, keys and dates; never names or texts.
    """
    if not registry.action_exists(action):
        raise UnknownAction(action)
    if isinstance(about, Page):
        registry.log(about, action, user=by, title=label(about), data=facts)
        return
    entry = ModelLogEntry(
        content_type=ContentType.objects.get_for_model(about, for_concrete_model=False),
        object_id=str(about.pk),
        label=label(about),
        action=action,
        data=facts,
        user=by,
        timestamp=timezone.now(),
    )
    ModelLogEntry.objects.bulk_create(
        [entry]
    )  # create() would check every foreign key with a query of its own


def label(about: models.Model) -> str:
    """What the entry is about: the kind of thing and its number."""
    return f"{about._meta.model_name} {about.pk}"
