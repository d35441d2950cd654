"""One-time codes on paper: twelve characters in three groups, without letters that look alike."""

import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O, 1 I L, U
LENGTH, GROUP = 12, 4  # 58 bits, behind a limit on tries


def new() -> str:
    """A code as it is printed."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def plain(typed: str) -> str:
    """What was meant: any case, any grouping."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def digest(code: str) -> str:
    """What is stored: a keyed hash."""
    return salted_hmac("people.codes", plain(code), algorithm="sha256").hexdigest()
