"""Absolute addresses. They are made from PUBLIC_URL alone, never from what a request says about its host."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme


def absolute(path: str) -> str:
    """The path on the configured host."""
    return f"{settings.PUBLIC_URL}{path}"


def link(name: str, *args: Any, language: str | None = None) -> str:
    """The absolute address of a named page, in the given or the active language."""
    with translation.override(language or translation.get_language()):
        return absolute(reverse(name, args=args))


def host() -> str:
    """The configured host, with its port."""
    return urlsplit(settings.PUBLIC_URL).netloc


def is_ours(url: str | None) -> bool:
    """Whether a person may be sent on to this address: a path of ours, or an address on the configured host."""
    if not url or not url.isprintable() or not url.startswith(("/", f"{settings.PUBLIC_URL}/")):
        return False
    return url_has_allowed_host_and_scheme(url, allowed_hosts={host()}, require_https=settings.IS_TLS)
