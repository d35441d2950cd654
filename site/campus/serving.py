"""The running site: web server and background worker, as children of one process that loaded Django once.

They share its memory. The worker is started again when it ends; when the web server ends, all of it ends. Each child
has its own process group, so Ctrl-C reaches the parent alone, which asks the children to finish what they are doing.
"""

import ctypes
import gc
import logging
import os
import platform
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import close_old_connections, connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication

from people import sweeps

log = logging.getLogger("campus.serving")

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
PATIENCE = 15  # seconds for requests and the task in hand, then they are ended
BETWEEN_SWEEPS = 30  # seconds
LONGEST_PAUSE = 30  # seconds between two starts of a worker that keeps ending
PR_SET_PDEATHSIG = 1
M_MMAP_THRESHOLD, LARGE = -3, 1024 * 1024  # of mallopt; bytes


class Web(BaseApplication):
    """gunicorn, configured here and nowhere else."""

    def __init__(self, application: WSGIHandler, options: dict[str, Any]) -> None:
        self.application, self.options = application, options
        super().__init__()

    def load_config(self) -> None:
        """Hand our options to gunicorn."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """Give the application that is already in memory."""
        return self.application


class Site:
    """The parent: starts the two children, watches them, and stops them."""

    def __init__(self, host: str, port: int, processes: int, threads: int) -> None:
        self.options = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "worker_class": "gthread",
            "workers": processes,
            "threads": threads,
            "keepalive": 20,
            "graceful_timeout": PATIENCE,
            "control_socket_disable": True,
            "forwarded_allow_ips": "",  # Django decides whom to trust (TRUSTED_PROXIES)
            "loglevel": "warning",
            "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108 - gunicorn's advice
        }
        _give_back_large_memory()
        self.application = _warm_application()
        self.web = self.worker = 0
        self.worker_started, self.pause = 0.0, 1.0
        self.is_stopping = False

    def serve(self, greeting: str) -> int:
        """Run until told to stop or until the web server ends. The return value is the exit status."""
        for number in STOPS:
            signal.signal(number, self._stop)
        self.options["when_ready"] = lambda _server: print(greeting, flush=True)  # noqa: T201 - to the terminal
        with _signals_wait():
            self.web = _fork(Web(self.application, self.options).run)
            self._start_worker(pause=0)
        status = 0
        while self.web or self.worker:
            status = self._wait() or status
        return status

    def _start_worker(self, pause: float) -> None:
        self.worker_started = time.monotonic()
        self.worker = _fork(lambda: _run_worker(pause))

    def _wait(self) -> int:
        """Wait for a child to end. The return value is the web server's exit status if that wasn't asked for."""
        child, status = os.waitpid(-1, 0)
        if child == self.worker:
            self.worker = 0
            if self.web and not self.is_stopping:
                self._start_worker_again()
        elif child == self.web:
            self.web = 0
            self._tell_children(signal.SIGTERM)
            return 0 if self.is_stopping else abs(os.waitstatus_to_exitcode(status)) or 1
        return 0

    def _start_worker_again(self) -> None:
        lived = time.monotonic() - self.worker_started
        self.pause = 1.0 if lived > 2 * LONGEST_PAUSE else min(self.pause * 2, LONGEST_PAUSE)
        log.error("The background worker ended; it is started again in %.0f s.", self.pause)
        with _signals_wait():
            self._start_worker(self.pause)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        """The first time ask, the second time insist."""
        self._tell_children(signal.SIGKILL if self.is_stopping else signal.SIGTERM)
        if not self.is_stopping:
            self.is_stopping = True
            signal.alarm(PATIENCE + 5)

    def _tell_children(self, number: signal.Signals) -> None:
        for child in (self.web, self.worker):
            if child:
                os.kill(child, number)


def _warm_application() -> WSGIHandler:
    """Load what the first request would load, so that the children share it."""
    application = WSGIHandler()
    get_resolver().url_patterns  # noqa: B018 - reading it imports every view
    connections.close_all()
    gc.collect()
    gc.freeze()
    return application


def _give_back_large_memory() -> None:
    """Let glibc return large blocks to the system at once, above all the 19 MiB of each password check.

    By itself it learns from the first one to keep them, for every thread: some 100 MiB more after a few sign-ins.
    """
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)


def _run_worker(pause: float) -> None:
    time.sleep(pause)
    for name in ("django_tasks", "django_tasks_db"):
        logging.getLogger(name).addFilter(_is_worth_a_line)
    threading.Thread(target=_sweep, name="sweeps", daemon=True).start()
    call_command("db_worker", queue_name="*", reload=False, startup_delay=False)


def _sweep() -> None:
    """Repair what a killed worker left: at once, because this may be the worker after it, then again and again."""
    while True:
        sweeps.run_all()
        close_old_connections()
        time.sleep(BETWEEN_SWEEPS)


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    """Not every task, and not the worker's advice to press Ctrl-C again, which the person here didn't press for it."""
    return record.levelno >= logging.WARNING and "Ctrl+C" not in record.msg


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Between a fork and the note of its number no signal may come, or the child would miss it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    yield
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


def _fork(work: Callable[[], None]) -> int:
    """Do the work in a child process of its own group, which ends when this process is gone."""
    if child := os.fork():
        return child
    status = 1
    try:
        os.setpgid(0, 0)
        for number in STOPS:
            signal.signal(number, signal.SIG_DFL)
        _end_with_parent()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        work()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(bool(end.code))
    except BaseException:
        log.exception("A child process failed.")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _end_with_parent() -> None:
    """Where the system can (Linux), a killed parent takes its children along."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
