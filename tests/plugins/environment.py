"""The environment of a test run. It's loaded by `-p`, so before Django reads its settings.

Nothing of the developer's own installation is used: data, keys and addresses are the tests' own.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest


def _scratch() -> Path:
    """A folder for this process, in memory where the system has such a place."""
    memory = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a private folder in it
    parent = memory if os.access(memory, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="campus-test-", dir=parent))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


SCRATCH = _scratch()

FIXED = {
    "DATA_DIR": str(SCRATCH),
    "SECRET_KEY": "a-key-for-tests-only-0123456789abcdefghijklmnopqrstuvwxyz",
    "MEDIA_KEY": "another-key-for-tests-only-0123456789abcdefghijklmnopqrs",
    "PUBLIC_URL": "http://localhost:8000",
    "EMAIL_URL": "memorymail://",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright's own loop runs beside the tests
}
FOREIGN = (
    "KEYS_DIR",
    "STATIC_ROOT",
    "ALLOWED_HOSTS",
    "TRUSTED_PROXIES",
    "DEBUG",
    "DEMO",
    "BUILDING",
    "SITE_NAME",
    "MAIL_FROM",
)

os.environ.update(FIXED)
for name in FOREIGN:
    os.environ.pop(name, None)


def pytest_configure(config: pytest.Config) -> None:
    """Load the plugins that replace fixtures of pytest-django, so after it."""
    config.pluginmanager.import_plugin("tests.plugins.database")
