"""Passwords: Argon2id at OWASP's minimum, and no words from the person's own context."""

from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Argon2id(Argon2PasswordHasher):
    """OWASP Password Storage Cheat Sheet, minimum for Argon2id: 19 MiB, 2 iterations, 1 lane.

    Memory-hard, and a tenth of the cost of Django's default (100 MiB, 8 lanes), so that sign-in stays quick on a small
    machine (docs/decisions/0005).
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


class ContextValidator:
    """Refuse passwords that hold the user name, the mail address or the product's name, and rows of keys."""

    WORDS = ("streetwork", "campus")
    SHORTEST_WORD = 4
    FEWEST = 5  # different characters
    ROWS = tuple(
        row * 5
        for row in ("1234567890", "0987654321", "abcdefghijklmnopqrstuvwxyz", "qwertzuiop", "qwertyuiop")
    )

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError with a sentence that says what to do."""
        own = [user.username, (user.email or "").split("@")[0]] if user else []
        for word in (*self.WORDS, *own):
            if len(word) >= self.SHORTEST_WORD and word.lower() in password.lower():
                raise ValidationError(
                    _("Choose a password that does not contain “%(word)s”.") % {"word": word}, code="context"
                )

        if len(set(password)) < self.FEWEST or any(password.lower() in row for row in self.ROWS):
            raise ValidationError(_("Choose a password that is not one key or one row of keys."), code="row")

    def get_help_text(self) -> str:
        return _("Do not use your user name or the name of this platform.")
