"""`campus keys`, `campus run` and `campus serve`: from an empty folder to a running site, in one process.

Loading Django costs seconds, so everything that the start needs happens in the process that later serves.
"""

import argparse
import hashlib
import os
import secrets
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path

KEYS = ("SECRET_KEY", "MEDIA_KEY")


def say(text: str) -> None:
    """One line for the person at the terminal, at once."""
    print(text, flush=True)  # noqa: T201 - this is the command line


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done, and how long it took if it was felt."""
    started = time.monotonic()
    say(f"  {text} ...")
    yield
    if (seconds := time.monotonic() - started) > 2:
        say(f"    done in {seconds:.0f} s")


def main(arguments: list[str]) -> int:
    """Read the command line and do it. The return value is the exit status."""
    options = _parser().parse_args(arguments)
    if options.verb == "keys":
        make_keys()
        return 0
    if not _is_free(options.host, options.port):
        say(f"Port {options.port} is in use. Stop what uses it, or take another one: PORT={options.port + 1}")
        return 1
    if options.verb == "run":
        make_keys()
    load()
    if options.verb == "run":
        prepare()
    from campus import serving  # loads every view, so after Django

    with step("starting the web server and the background worker"):
        site = serving.Site(options.host, options.port, options.processes, options.threads)
    return site.serve(greeting(options.verb))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="campus")
    parser.add_argument("verb", choices=("keys", "run", "serve"))
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
    parser.add_argument("--processes", type=int, default=os.environ.get("WEB_PROCESSES") or "1")
    parser.add_argument("--threads", type=int, default=os.environ.get("WEB_THREADS") or "8")
    return parser


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def make_keys() -> None:
    """Write the secret files that are missing; a key that exists, as file or variable, is never touched."""
    os.environ["BUILDING"] = "1"  # the settings say where keys live, before there are any
    from campus import settings as unloaded  # noqa: TID251 - Django isn't loaded yet

    os.environ.pop("BUILDING")
    sys.modules.pop("campus.settings")
    unloaded.KEYS_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in KEYS:
        path = unloaded.KEYS_DIR / name.lower().replace("_", "-")
        if not (os.environ.get(name) or os.environ.get(f"{name}_FILE") or path.exists()):
            _write_secret(path)
            say(f"  made {path}")


def _write_secret(path: Path) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))


def load() -> None:
    """Load Django and every room."""
    import django

    with step("loading the programme"):
        django.setup()


def prepare() -> None:
    """Bring database and demo up to date; does nothing where nothing changed."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    if _migrations_are_open():
        with step("bringing the database up to date (the first time takes half a minute)"):
            call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        _only_if_changed("demo", _demo_key(), _load_demo)


def _migrations_are_open() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _load_demo() -> None:
    from django.core.management import call_command

    with step("loading the demo courses and people"):
        call_command("campus_demo", verbosity=0)


def _demo_key() -> str:
    """A hash of the demo's files and of which database they went to."""
    from django.apps import apps
    from django.db import connection

    where = connection.settings_dict
    digest = hashlib.sha256(f"{where['HOST']} {where['PORT']} {where['NAME']}".encode())
    for path in sorted(Path(apps.get_app_config("demo").path).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _only_if_changed(name: str, key: str, work: Callable[[], None]) -> None:
    from django.conf import settings

    stamp = settings.DATA_DIR / f".{name}-loaded"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == key:
        return
    work()
    stamp.write_text(key, encoding="ascii")


def greeting(verb: str) -> str:
    """Where the site is, and who may sign in (demo) or how the first administrator starts (empty)."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    text = StringIO()
    text.write(f"\n{settings.SITE_NAME} is at {settings.PUBLIC_URL}\n")
    if verb == "run":
        call_command(*(("campus_demo", "--accounts") if settings.DEMO else ("campus_setup",)), stdout=text)
        connections.close_all()
    text.write("Ctrl-C stops it.")
    return text.getvalue()
