"""Mails: stored with the change that causes them, sent once by the worker, in the person's language.

A mail is one template, `<room>/mail/<name>.txt`, that extends `base` and fills the blocks `subject`, `text`,
`button` (label of the link, with `link` in the context), `facts` and `because`. It is rendered three times: as subject,
as plain text and as HTML. Paragraphs are parted by an empty line.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from people import links
from people.models import OutgoingMail, User
from people.queries import mails_due

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_TRIES = 12
KEEP = timedelta(days=30)

Prepare = Callable[[OutgoingMail], dict[str, Any] | None]
_prepare: dict[str, Prepare] = {}


def register(template: str, prepare: Prepare) -> None:
    """Let a function make the rest of the context in the moment of sending; None means there is nothing to send.

    For links with secrets in them, which are never stored, and for wishes such as "a reset, if anybody is known here".
    """
    _prepare[template] = prepare


def send(template: str, *, to: User, context: dict[str, Any] | None = None) -> OutgoingMail | None:
    """A mail to the confirmed address of a person, stored in the caller's transaction. None if there is no address.

    `template` is "<room>/mail/<name>". The context is JSON: no secrets, no more about people than the mail must say.
    """
    if not to.email:
        return None
    return _store(OutgoingMail(template=template, person=to, language=to.language, context=context or {}))


def send_to_address(
    template: str, *, address: str, language: str, person: User | None = None
) -> OutgoingMail:
    """A mail, or the wish for one, to an address that nobody has confirmed yet. Only for confirming and resetting."""
    return _store(OutgoingMail(template=template, person=person, address=address, language=language))


def _store(mail: OutgoingMail) -> OutgoingMail:
    mail.save(force_insert=True)
    deliver.enqueue(mail.pk)
    return mail


@task()
def deliver(mail_id: int) -> None:
    """The nudge: send this mail now, unless it was sent or somebody is at it."""
    now = timezone.now()
    ours = OutgoingMail.objects.filter(pk=mail_id, closed_at=None, not_before__lte=now)
    if not ours.update(not_before=now + LEASE, tries=F("tries") + 1):
        return
    mail = OutgoingMail.objects.select_related("person").get(pk=mail_id)
    try:
        was_sent = _send_now(mail)
    except Exception as error:  # noqa: BLE001 - whatever the mail server says, the mail waits for its next turn
        _failed(mail, error)
    else:
        _close(mail, was_sent=was_sent)


def _failed(mail: OutgoingMail, error: Exception) -> None:
    """Wait longer each time; after the last one give up."""
    logger.warning("Mail %s could not be sent, try %s: %s", mail.key, mail.tries, type(error).__name__)
    if mail.tries >= MOST_TRIES:
        _close(mail, was_sent=False)
    else:
        OutgoingMail.objects.filter(pk=mail.pk).update(
            not_before=timezone.now() + timedelta(seconds=30 * 2**mail.tries)
        )


def _close(mail: OutgoingMail, *, was_sent: bool) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(
        closed_at=timezone.now(), was_sent=was_sent, address="", context={}
    )


def _send_now(mail: OutgoingMail) -> bool:
    """Whether there was something to send."""
    context = mail.context
    if prepare := _prepare.get(mail.template):
        prepared = prepare(mail)
        if prepared is None:
            return False
        context = context | prepared
    address = mail.address or (mail.person.email if mail.person and mail.person.is_active else None)
    if not address:
        return False
    message(mail, address, context).send()
    return True


def message(mail: OutgoingMail, address: str, context: dict[str, Any]) -> EmailMultiAlternatives:
    """The message as it goes out: one recipient, plain text and HTML, the same Message-ID on every try."""
    language = context.get("language", mail.language)
    parts = render(mail.template, language, {"person": mail.person} | context)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
    headers = {
        "Message-ID": f"<{mail.key}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
    }
    letter = EmailMultiAlternatives(parts["subject"], parts["text"], to=[address], headers=headers)
    letter.attach_alternative(parts["html"], "text/html")
    return letter


def render(template: str, language: str, context: dict[str, Any]) -> dict[str, str]:
    """Subject, plain text and HTML of a mail."""
    with translation.override(language):
        shared = {
            "site_name": settings.SITE_NAME,
            "language": language,
            "link": "",
            "imprint": links.absolute(f"/{language}/imprint/"),
            "privacy": links.absolute(f"/{language}/privacy/"),
        }
        subject = " ".join(
            _render(template, "subject", shared | context).split()
        )  # no line break ever reaches a header
        shared["subject"] = subject
        return {"subject": subject} | {
            part: _render(template, part, shared | context) for part in ("text", "html")
        }


def _render(template: str, part: str, context: dict[str, Any]) -> str:
    kinds = {"base": f"people/mail/base/{part}.txt", "fact": f"people/mail/base/fact_{part}.txt"}
    return render_to_string(f"{template}.txt", context | kinds).strip()


def sweep() -> None:
    """Send what waits, and forget what was closed long ago."""
    for mail_id in mails_due().values_list("pk", flat=True)[:100]:
        deliver.func(mail_id)
    OutgoingMail.objects.filter(closed_at__lt=timezone.now() - KEEP).delete()
