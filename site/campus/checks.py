"""Checks of unsafe combinations, run at every start and, with `--deploy`, before going public.

Each sentence names the variable and says what to do (docs/operating.md).
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Note

LOCAL = {"localhost", "127.0.0.1", "::1"}
SHORTEST_KEY = 50


def load() -> None:
    """Importing this module registers the checks."""


def _is_public() -> bool:
    return urlsplit(settings.PUBLIC_URL).hostname not in LOCAL


@register
def public_address(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """PUBLIC_URL stands in mails and on certificates: it must be a whole address."""
    parts = urlsplit(settings.PUBLIC_URL)
    if parts.scheme in {"http", "https"} and parts.hostname and parts.path in {"", "/"}:
        return []
    return [Error("PUBLIC_URL must look like https://campus.example, without a path.", id="campus.E001")]


@register
def demo_stays_at_home(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Demo accounts have a known password."""
    if settings.DEMO and _is_public():
        return [
            Error(
                "DEMO accounts have a known password. Unset DEMO or use a local PUBLIC_URL.", id="campus.E002"
            )
        ]
    return []


@register(deploy=True)
def public_is_encrypted(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Sessions and passwords travel encrypted."""
    if _is_public() and not settings.IS_TLS:
        return [Error("PUBLIC_URL must begin with https:// on a public site.", id="campus.E003")]
    return []


@register(deploy=True)
def keys_are_own(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The two keys are long, and not the same."""
    problems: list[CheckMessage] = []
    if len(settings.MEDIA_KEY) < SHORTEST_KEY:
        problems.append(Error("MEDIA_KEY is too short; make one with `campus keys`.", id="campus.E004"))
    if settings.MEDIA_KEY == settings.SECRET_KEY:
        problems.append(Error("MEDIA_KEY and SECRET_KEY must differ.", id="campus.E005"))
    return problems


@register(Tags.database, deploy=True)
def required_pages_exist(app_configs: Any, databases: Any = None, **kwargs: Any) -> Sequence[CheckMessage]:
    """Imprint, privacy, accessibility, Easy Language and sign language must be there (§ 5 DDG, Art. 13 GDPR, BITV)."""
    if not databases:
        return []
    from campus.home.queries import unwritten

    missing = [str(kind) for kind, _page in unwritten()]
    if not missing:
        return []
    return [Note(f"These information pages are missing or empty: {', '.join(missing)}.", id="campus.W001")]
