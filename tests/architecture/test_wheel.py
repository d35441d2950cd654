"""The product as it's handed out: a wheel, installed in an environment of its own, without the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.architecture.house import CHECKOUT
from tests.campus.running import Running
from tests.plugins.database import SQLiteTemplate
from tests.plugins.environment import FIXED
from tools.catalogues import LANGUAGES, compile_all

pytestmark = [
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="starts a site on SQLite of its own"),
    pytest.mark.xdist_group("wheel"),
]

KEYS = {"SECRET_KEY": "for-this-test-only-0123456789-0123456789-0123456789", "MEDIA_KEY": "as-well"}


def run(*command, **environment):
    inherited = {
        key: value
        for key, value in os.environ.items()
        if key not in {*FIXED, "PYTHONPATH", "DJANGO_SETTINGS_MODULE"}
    }
    done = subprocess.run(
        command,
        cwd="/",
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    compile_all()
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=CHECKOUT, check=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def campus(wheel, tmp_path_factory):
    """The installed command. The libraries are those of the tests' environment, so that no network is needed."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", str(folder))
    python = folder / "bin" / "python"
    run(
        str(python),
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
        str(wheel),
    )
    ours = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(ours) / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    yield str(folder / "bin" / "campus")
    if sys.pycache_prefix:  # compiled Python of a folder that no other run has
        shutil.rmtree(Path(sys.pycache_prefix, *folder.parts[1:]), ignore_errors=True)


def test_wheel_holds_the_rooms_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"campus", "people", "courses", "quizzes", "certificates", "exchange", "demo"}
    assert {f"campus/locale/{language}/LC_MESSAGES/django.mo" for language in LANGUAGES} <= set(names)
    assert [name for name in names if name.endswith("/LICENSE")] != []


def test_installed_wheel_passes_its_checks_and_serves_a_page(campus, tmp_path, django_db_setup):
    own = {**KEYS, "DATA_DIR": str(tmp_path)}
    assert run(campus, "check", **own) == "System check identified no issues (0 silenced).\n"
    run(campus, "collectstatic", "--noinput", **own)

    with Running(tmp_path, campus, "serve", database=SQLiteTemplate().file, **KEYS) as site:
        status, text = site.get("/de/account/login/")

    assert (status, '<html lang="de"' in text, "Anmelden" in text) == (200, True, True)
