"""Sites that really run, over a database which the test prepared."""

import os
import sqlite3
import sys
from contextlib import closing

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

from people.sessions import SessionStore
from tests.campus.running import CHECKOUT, Running
from tests.plugins.environment import FIXED
from tests.quizzes.factories import make_question, make_released_quiz

QUESTIONS = 10
SERVE = (sys.executable, CHECKOUT / "manage.py", "serve")


class Site(Running):
    """A running site that can be started a second time, over the same data and at the same port."""

    def __init__(self, folder, environment, *, port=None, database=None):
        self.environment = environment
        if port:
            environment = environment | {"PORT": str(port), "PUBLIC_URL": f"http://localhost:{port}"}
        super().__init__(folder, *SERVE, database=database, **environment)
        self.port = port or self.port

    def again(self):
        """The same site, after it ended."""
        return Site(self.folder, self.environment, port=self.port)


def pytest_collection_modifyitems(items):
    """What needs a site of its own says so; it runs on Linux, over SQLite."""
    for item in items:
        if "serve" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skipif(sys.platform != "linux", reason="looks at processes by /proc"))
            item.add_marker(
                pytest.mark.skipif("DATABASE_URL" in os.environ, reason="starts a site on SQLite of its own")
            )


@pytest.fixture
def serve(tmp_path):
    """Start a site over a copy of the test's database."""

    def start(module="tests.faults.settings", **environment):
        connection.ensure_connection()
        with closing(sqlite3.connect(tmp_path / "prepared.sqlite3")) as copy:
            connection.connection.backup(copy)
        folder = tmp_path / "site"
        (folder / "static").mkdir(parents=True, exist_ok=True)
        keys = {name: FIXED[name] for name in ("SECRET_KEY", "MEDIA_KEY")}
        own = keys | {"DJANGO_SETTINGS_MODULE": module, "EMAIL_URL": "dummymail://"} | environment
        return Site(folder, own, database=tmp_path / "prepared.sqlite3")

    return start


@pytest.fixture
def rows(tmp_path):
    """Ask the running site's database."""

    def ask(sql, *values):
        with closing(sqlite3.connect(tmp_path / "site" / "campus.sqlite3", timeout=20)) as database:
            found = database.execute(sql, values).fetchall()
            database.commit()
        return found

    return ask


def session_of(person):
    """A session of this person, for where signing in is not what is tried."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


@pytest.fixture
def quiz_course(transactional_db):
    """A course with a lesson and a quiz of ten questions; the first answer is right."""

    def bank(course):
        return [make_question(course, f"Frage {number}") for number in range(QUESTIONS)]

    return make_released_quiz(questions=bank)
