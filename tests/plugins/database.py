"""The test database: made once by the migrations, kept as a template, copied for every test process.

The template is named by a hash of everything that decides its content, so that it's never stale and hardly ever made
again. A test that commits (`transaction=True`, live server) gets the template back afterwards: the rows which the
migrations wrote, such as Wagtail's root page, are there again, and nothing of the test is left.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from tests.plugins.environment import SCRATCH

CHECKOUT = Path(__file__).resolve().parent.parent.parent
CACHE = CHECKOUT / "var" / "test"
LIBRARIES = ("django", "wagtail", "django-modeltranslation", "django-allauth")


def template_key() -> str:
    """A name for what the migrations make: their files, the libraries, the settings and the role table."""
    digest = hashlib.sha256(" ".join(version(library) for library in LIBRARIES).encode())
    files = [
        path
        for config in apps.get_app_configs()
        for path in sorted((Path(config.path) / "migrations").glob("*.py"))
    ]
    for path in [*files, CHECKOUT / "site/campus/settings.py", *sorted(CHECKOUT.glob("*/translation.py"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time; the others wait."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    connection.close()


class SQLiteTemplate:
    """The template is a file; a test process has its copy in memory."""

    def __init__(self) -> None:
        self.key = template_key()
        self.file = CACHE / f"{self.key}.sqlite3"
        self.copy = SCRATCH / "test.sqlite3"

    def make(self) -> None:
        """Run the migrations, unless they were run for this key before."""
        with _alone("sqlite"):
            if self.file.exists():
                return
            building = CACHE / "building.sqlite3"
            for left_over in CACHE.glob("building.sqlite3*"):
                left_over.unlink()
            _use(str(building))
            _migrate()
            with closing(sqlite3.connect(building)) as plain:
                plain.execute("PRAGMA journal_mode=DELETE")
            for old in CACHE.glob("*.sqlite3"):
                if old != building:
                    old.unlink()
            building.rename(self.file)

    def clone(self) -> None:
        """Give this process its own copy."""
        shutil.copyfile(self.file, self.copy)
        _use(str(self.copy))

    def restore(self, name: str = "") -> None:
        """Write the template, or a state that was kept, over the copy: page by page, so that other connections see it."""
        file = SCRATCH / f"{name}.sqlite3" if name else self.file
        connection.ensure_connection()
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as template:
            template.backup(connection.connection)

    def keep(self, name: str) -> None:
        """Keep the copy as it is now, for `restore`."""
        connection.ensure_connection()
        with closing(sqlite3.connect(SCRATCH / f"{name}.sqlite3")) as kept:
            connection.connection.backup(kept)
            kept.execute("PRAGMA journal_mode=DELETE")

    def drop(self) -> None:
        """The copy goes with its folder."""
        connection.close()


class PostgreSQLTemplate:
    """The template is a database of the cluster; a test process has a database cloned from it."""

    def __init__(self) -> None:
        self.template = f"campus_template_{template_key()}"
        self.copy = f"campus_test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
        self.home = connection.settings_dict["NAME"]
        self.kept: set[str] = set()

    def _run(self, *statements: str) -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def _exists(self, name: str) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def make(self) -> None:
        """Run the migrations, unless they were run for this key before."""
        with _alone("postgres"):
            if self._exists(self.template):
                return
            building = f"{self.template}_building"
            self._run(f'DROP DATABASE IF EXISTS "{building}"', f'CREATE DATABASE "{building}"')
            _use(building)
            _migrate()
            _use(self.home)
            self._run(f'ALTER DATABASE "{building}" RENAME TO "{self.template}"')

    def clone(self) -> None:
        """Give this process its own database."""
        self.restore()

    def restore(self, name: str = "") -> None:
        """The template, or a state that was kept, in the place of the copy."""
        with _alone("postgres"):
            self._run(
                f'DROP DATABASE IF EXISTS "{self.copy}" WITH (FORCE)',
                f'CREATE DATABASE "{self.copy}" TEMPLATE "{f"{self.copy}_{name}" if name else self.template}"',
            )
        _use(self.copy)

    def keep(self, name: str) -> None:
        """Keep the copy as it is now, for `restore`: under its new name nobody is connected to it any more."""
        self.kept.add(f"{self.copy}_{name}")
        self._run(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self.copy}'",  # noqa: S608 - ours
            f'ALTER DATABASE "{self.copy}" RENAME TO "{self.copy}_{name}"',
        )
        self.restore(name)

    def drop(self) -> None:
        """Leave nothing but the template."""
        self._run(*[f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in (self.copy, *self.kept)])


TEMPLATES: dict[str, Any] = {"sqlite": SQLiteTemplate, "postgresql": PostgreSQLTemplate}


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[Any]:
    """A database for this process, and a fresh one after every test that commits."""
    template = TEMPLATES[connection.vendor]()
    with django_db_blocker.unblock():
        template.make()
        template.clone()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _self: template.restore())
        yield template
    with django_db_blocker.unblock():
        connections.close_all()
        template.drop()


class States:
    """States that this process makes once, for tests that commit to begin with."""

    def __init__(self, template: Any) -> None:
        self.template = template
        self.kept: set[str] = set()

    def begin_with(self, name: str, make: Callable[[], Any]) -> None:
        """Make the state by the function, or write the kept one over the test's database."""
        if name in self.kept:
            self.template.restore(name)
        else:
            make()
            self.template.keep(name)
            self.kept.add(name)
        cache.clear()  # what it remembers is of the state before, such as where the site's pages begin


@pytest.fixture(scope="session")
def states(django_db_setup: Any) -> States:
    """For a fixture that asks for `transactional_db` as well: afterwards the plain template is there again."""
    return States(django_db_setup)
