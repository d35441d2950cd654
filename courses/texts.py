"""Texts in seven languages, read column by column: modeltranslation's fallback would hide what is missing."""

from typing import Any

from django.conf import settings

SOURCE = "de"
LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)


def texts(row: Any, field: str) -> dict[str, str]:
    """`{language: text}` of a translated field; a language without a text is left out."""
    values = {code: getattr(row, f"{field}_{code}") for code in LANGUAGES}
    return {code: str(value).strip() for code, value in values.items() if value and str(value).strip()}
