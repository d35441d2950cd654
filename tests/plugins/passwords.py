"""Passwords as in production, at the least cost that Argon2id takes: the cast has one for every test."""

from django.conf import settings

from people.passwords import Argon2id


class QuickArgon2id(Argon2id):
    """Same algorithm and same form, a thousandth of the work."""

    time_cost = 1
    memory_cost = 8


def pytest_configure() -> None:
    """Take the place of the one in the settings."""
    settings.PASSWORD_HASHERS = [f"{__name__}.{QuickArgon2id.__name__}"]
