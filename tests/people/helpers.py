"""Small words for the tests of this room."""

import re

from django.contrib.auth import hashers
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import PASSWORD

SIGN_IN, SIGN_UP = "/en/account/login/", "/en/account/signup/"
NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def sign_in(client, login, password=PASSWORD, **extra):
    return client.post(SIGN_IN, {"login": login, "password": password}, **extra)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def plain(response):
    """A page without what differs on every call."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


class Statements(CaptureQueriesContext):
    """The statements of a block, without the borders of transactions."""

    def __init__(self):
        super().__init__(connection)

    def __len__(self):
        return len(self.texts)

    @property
    def texts(self):
        return [each["sql"] for each in self.captured_queries if not each["sql"].startswith(NOT_COUNTED)]

    @property
    def shapes(self):
        """The statements without their values."""
        return [re.sub(r"'[^']*'|\b\d+\b|NULL", "?", text) for text in self.texts]


class Hashes:
    """How often a password was hashed: what signing in costs, without a clock."""

    def __init__(self, monkeypatch):
        self.count = 0
        for name in ("encode", "verify"):
            self._watch(monkeypatch, name)

    def _watch(self, monkeypatch, name):
        kind = type(hashers.get_hasher())
        original = getattr(hashers.Argon2PasswordHasher, name)

        def counted(hasher, *args, **kwargs):
            self.count += 1
            return original(hasher, *args, **kwargs)

        monkeypatch.setattr(kind, name, counted, raising=False)

    def of(self, work):
        self.count = 0
        work()
        return self.count
