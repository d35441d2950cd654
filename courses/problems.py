"""What speaks against releasing: errors stop it, warnings are shown."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Problem:
    """One finding in words, with the page and the language where to look. `block` is the id of the block."""

    level: str
    message: str | Promise
    page: Any = None
    language: str = ""
    block: str = ""

    @property
    def is_error(self) -> bool:
        return self.level == ERROR


def error(message: str | Promise, page: Any = None, language: str = "", block: str = "") -> Problem:
    """A problem that stops the release."""
    return Problem(ERROR, message, page, language, block)


def warning(message: str | Promise, page: Any = None, language: str = "", block: str = "") -> Problem:
    """A problem that is shown and does not stop it."""
    return Problem(WARNING, message, page, language, block)
