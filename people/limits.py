"""Limits on guessing: so many tries in so many seconds, counted in the database by one statement.

By account first, by network address second and generously: 25 trainees may sit behind one address. A limit ends by
itself; nobody is ever locked out for good (docs/decisions/0006).
"""

import time

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from people.models import RateLimit

UPSERT = """
INSERT INTO people_ratelimit (key, hits, ends_at) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET
  hits = CASE WHEN people_ratelimit.ends_at <= %s THEN 1 ELSE people_ratelimit.hits + 1 END,
  ends_at = CASE WHEN people_ratelimit.ends_at <= %s THEN excluded.ends_at ELSE people_ratelimit.ends_at END
RETURNING hits
"""


def take(action: str, key: str, *, most: int, seconds: int) -> bool:
    """Count one try. False if there were more than `most` since the window of `seconds` began.

    Call it before a transaction opens, so that a rollback does not forget the try.
    """
    now = int(time.time())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(UPSERT, [_digest(action, key), now + seconds, now, now])
        ((hits,),) = cursor.fetchall()
    return bool(hits <= most)


def give_back(action: str, *keys: str) -> None:
    """Take a try out of the count again: it was no guess, it was right."""
    RateLimit.objects.filter(key__in=[_digest(action, key) for key in keys], hits__gt=0).update(
        hits=F("hits") - 1
    )


def clear(action: str, key: str) -> None:
    """Forget all tries: the person has proved by another way who they are."""
    RateLimit.objects.filter(key=_digest(action, key)).delete()


def sweep() -> None:
    """Forget windows that have ended."""
    RateLimit.objects.filter(ends_at__lte=int(time.time())).delete()


def sentence() -> str:
    """What a person reads who has tried too often."""
    return _("That was tried too often. Please wait five minutes, then try again.")


def address_of(request: HttpRequest) -> str:
    """The caller's network address. X-Forwarded-For is read only as far as our own proxies wrote it."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.TRUSTED_PROXIES and len(forwarded) >= settings.TRUSTED_PROXIES:
        return str(forwarded[-settings.TRUSTED_PROXIES].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def _digest(action: str, key: str) -> str:
    return salted_hmac(f"people.limits.{action}", key.casefold(), algorithm="sha256").hexdigest()
