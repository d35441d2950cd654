"""A site of the bench's own: a data folder that nobody else uses, started and stopped like any other site."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any, Self

from tools.bench import processes

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 600  # seconds; the machine may have other things to do
MEASURED, PRODUCT = "tools.bench.settings", "campus.settings"


class Broken(Exception):
    """The site did not start, or it answered what it should not."""


class Site:
    """`campus <verb>` over the bench's data, with the product's settings or with the measured ones."""

    def __init__(
        self, folder: Path, verb: str = "serve", settings: str = MEASURED, **environment: str
    ) -> None:
        self.folder, self.port = folder, free_port()
        self.environment = environment_of(folder, self.port, settings) | environment
        self.started_at = time.monotonic()
        self.log = folder / "bench.log"
        with self.log.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(CHECKOUT / "manage.py"), verb],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        try:
            self._wait_for_first_page()
        except BaseException:
            self.stop()
            raise
        self.web, self.worker = processes.children(self.process.pid)  # in the order of their start
        return self

    def _wait_for_first_page(self) -> None:
        while not self._answers():
            self._check_is_alive()
            time.sleep(0.02)
        self.seconds_to_first_page = time.monotonic() - self.started_at
        self.cpu_to_first_page = processes.cpu_seconds(self.process.pid)

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://localhost:{self.port}/de/", timeout=60) as page:
                return bool(page.status == 200)
        except urllib.error.HTTPError as error:
            with error:
                raise Broken(f"The start page answered {error.code}; see {self.log}") from error
        except OSError:
            return False

    def _check_is_alive(self) -> None:
        if self.process.poll() is not None or time.monotonic() - self.started_at > PATIENCE:
            raise Broken(f"The site did not start:\n{self.log.read_text(encoding='utf-8')[-3000:]}")


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_of(folder: Path, port: int, settings: str) -> dict[str, str]:
    """The variables of a site over this folder."""
    own = {
        "DATA_DIR": str(folder),
        "DEMO": "1",
        "PORT": str(port),
        "PUBLIC_URL": f"http://localhost:{port}",
        "EMAIL_URL": "dummymail://",
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'site'}",
    }
    return {**os.environ, **own}


def prepared(folder: Path, archive: Path, learners: int) -> dict[str, Any]:
    """Run tools.bench.prepare over the site's data; what it says."""
    command = [sys.executable, "-m", "tools.bench.prepare", str(archive), str(learners)]
    done = subprocess.run(
        command,
        env=environment_of(folder, 1, PRODUCT),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Broken(f"The data could not be made:\n{done.stderr[-3000:]}")
    facts: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return facts
