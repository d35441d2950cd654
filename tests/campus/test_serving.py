"""The processes of a running site: what is killed comes back, what is stopped is gone."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from tests.campus.running import CHECKOUT, Running, children, is_alive, until
from tests.plugins.database import SQLiteTemplate

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes by /proc"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="starts a site on SQLite of its own"),
    pytest.mark.xdist_group("serving"),
]

KEYS = {"SECRET_KEY": "for-this-test-only-0123456789-0123456789-0123456789", "MEDIA_KEY": "as-well"}


@pytest.fixture
def template(django_db_setup):
    return SQLiteTemplate().file


def all_gone(family):
    return not any(is_alive(pid) for pid in family)


def test_killed_worker_is_started_again(tmp_path, template):
    with Running(tmp_path, database=template, **KEYS) as site:
        before = until(lambda: len(children(site.pid)) == 2 and children(site.pid), "two children")
        web = next(child for child in before if children(child))
        os.kill((before - {web}).pop(), signal.SIGKILL)

        after = until(lambda: len(children(site.pid)) == 2 and children(site.pid) - before, "another worker")

        assert (len(after), is_alive(web), site.status("/livez")) == (1, True, 200)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_stopped_site_leaves_no_process(tmp_path, template, ending):
    with Running(tmp_path, database=template, **KEYS) as site:
        family = until(lambda: len(site.family()) == 4 and site.family(), "four processes")
        site.process.send_signal(ending)
        assert site.process.wait(30) == 0
        assert all_gone(family)


def test_killed_parent_takes_the_others_along(tmp_path, template):
    with Running(tmp_path, database=template, **KEYS) as site:
        family = until(lambda: len(site.family()) == 4 and site.family(), "four processes")
        os.kill(site.pid, signal.SIGKILL)
        site.process.wait(30)
        assert until(lambda: all_gone(family), "all processes ended")


def test_port_in_use_is_said_plainly(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, CHECKOUT / "manage.py", "serve", "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    said = f"Port {port} is in use. Stop what uses it, or take another one: PORT={port + 1}\n"
    assert (done.returncode, done.stdout) == (1, said)
