"""A site that really runs, for tests which start and stop it: processes, port, data directory."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

from tests.plugins.environment import FIXED

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds; the machine may be busy with the other tests


def until(condition, what):
    """Wait until the condition holds; its value."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE} s in vain: {what}")


def free_port():
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children(pid):
    """The living child processes."""
    try:
        return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    except FileNotFoundError:
        return set()


def is_alive(pid):
    """Whether a process runs (and isn't just waiting to be reaped)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


class Running:
    """`campus <verb>` in a data directory of its own."""

    def __init__(self, folder, *command, database=None, **environment):
        self.port = free_port()
        self.folder = folder
        folder.mkdir(exist_ok=True)
        if database:
            shutil.copyfile(database, folder / "campus.sqlite3")
        own = {"DATA_DIR": str(folder), "PORT": str(self.port), "PUBLIC_URL": f"http://localhost:{self.port}"}
        inherited = {key: value for key, value in os.environ.items() if key not in {*FIXED, "DATABASE_URL"}}
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*(command or (sys.executable, CHECKOUT / "manage.py", "serve"))],
                cwd="/",
                env=inherited | own | environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid = self.process.pid

    def __enter__(self):
        until(self._answers_or_ended, "the site answers")
        assert self.process.poll() is None, self.log.read_text()
        return self

    def __exit__(self, *_error):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENCE)

    def _answers_or_ended(self):
        return self.process.poll() is not None or self.status("/livez")

    def status(self, path):
        """The status that a page answers with, or None without a server."""
        try:
            return self.get(path)[0]
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return None

    def get(self, path):
        """Status and text of a page."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Host": f"localhost:{self.port}"}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()

    def family(self):
        """Every process of the site: parent, web server with its workers, background worker."""
        direct = children(self.pid)
        return {self.pid, *direct, *(grandchild for child in direct for grandchild in children(child))}
