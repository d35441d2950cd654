"""The environment of a test run. It's loaded by `-p`, so before Django reads its settings.

Nothing of the developer's own installation is used: data, keys and addresses are the tests' own.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest


def _scratch() -> Path:
    """A folder for this process, in memory where the system has such a place. What killed runs left goes."""
    memory = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a private folder in it
    parent = memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())
    for left in parent.glob(f"{PREFIX}*"):
        if not _is_alive(int(left.name.removeprefix(PREFIX).partition("-")[0])):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=parent))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


PREFIX = "campus-run-"
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
    config.pluginmanager.import_plugin("tests.plugins.passwords")
    config.pluginmanager.import_plugin("tests.plugins.prepared")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
