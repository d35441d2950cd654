"""The fixed words of printed documents, one file per language, kept as data: gettext's texts change, these are frozen.

German and English are released; the other languages await a native reader (docs/certificates.md).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("de", "en", "bg", "hr", "it", "pl", "ro")
SOURCE = "de"
UNBREAKABLE = "\u00a0"


def _bound(data: Any) -> Any:
    """The data with "~" read as a space that never breaks."""
    if isinstance(data, str):
        return data.replace("~", UNBREAKABLE)
    if isinstance(data, dict):
        return {key: _bound(value) for key, value in data.items()}
    return [_bound(value) for value in data] if isinstance(data, list) else data


def plural(language: str, number: Decimal) -> str:
    """The plural category by the rules of Unicode CLDR, for our seven languages."""
    if number != number.to_integral_value():
        return "few" if language == "ro" else "other"
    n = int(number)
    if language in ("pl", "hr"):
        return _slavic(language, n)
    if n == 1:
        return "one"
    return "few" if language == "ro" and (n == 0 or 1 <= n % 100 <= 19) else "other"


def _slavic(language: str, n: int) -> str:
    if n == 1 or (language == "hr" and n % 10 == 1 and n % 100 != 11):
        return "one"
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return "few"
    return "many" if language == "pl" else "other"


@dataclass(frozen=True)
class Words:
    """The words of one language, with its way of writing days and numbers."""

    language: str
    data: dict[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def label(self, key: str) -> str:
        text: str = self.data["labels"][key]
        return text

    def number(self, value: Decimal) -> str:
        """A number without trailing zeros, with the language's decimal mark."""
        text = f"{value.normalize():f}"
        return text.replace(".", self.data["decimal_mark"])

    def counted(self, key: str, value: Decimal | int) -> str:
        """A number with its noun in the right plural form."""
        value = Decimal(value)
        forms = self.data[key]
        form: str = forms.get(plural(self.language, value)) or forms["other"]
        return form.format(n=self.number(value))

    def day(self, day: date, pattern: str = "day") -> str:
        """A day in words, as in "23. November 2026"."""
        number = self.data.get("first_day", "1") if day.day == 1 else str(day.day)
        text: str = self.data[pattern]
        return text.format(day=number, month=self.data["months"][day.month - 1], year=day.year)

    def period(self, start: date, end: date) -> str:
        """From day to day; the year once if it is the same."""
        if start == end:
            return self.day(end)
        first = self.day(start, "day_without_year" if start.year == end.year else "day")
        text: str = self.data["period"]
        return text.format(start=first, end=self.day(end))


@cache
def words(language: str) -> Words:
    """The words of a language; read once per process."""
    text = (Path(__file__).parent / f"{language}.yaml").read_text(encoding="utf-8")
    return Words(language, _bound(yaml.safe_load(text)))
