"""Texts of documents: a mapping from language to string, German where the reader's language is missing."""

from django.utils.translation import get_language

SOURCE = "de"


def language_of(texts: dict[str, str], language: str = "") -> str:
    """The language a text is shown in: the reader's, else German, the only fallback."""
    language = language or get_language() or SOURCE
    return language if texts.get(language) else SOURCE


def in_language(texts: dict[str, str], language: str = "") -> str:
    """The text in the reader's language, else in German, else empty."""
    return texts.get(language_of(texts, language), "")
