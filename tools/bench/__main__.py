"""`./dev bench [--learners N] [--json FILE] [--profile FILE]`: all measurements, one after the other."""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.bench import browser, certifying, driving, processes, site
from tools.bench.course import CODE, write_archive
from tools.bench.journey import Learner
from tools.bench.report import print_report
from tools.bench.site import MEASURED, PRODUCT, Site

WARM, ROUNDS, AT_ONCE, CERTIFICATES = 2, 3, 100, 11
NO_PANGO = "Pango is missing, so no certificate was made. `./dev run` offers to install it."
QUIZ = f"/de/learn/{CODE}/quiz/"


def main() -> int:
    """Measure, print, write. The exit status is 1 if something could not be measured."""
    options = _parser().parse_args()
    folder = Path(tempfile.mkdtemp(prefix="campus-bench-"))
    try:
        found = measure(folder, options.learners, options.profile)
    finally:
        shutil.rmtree(folder)
    print_report(found)
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 1 if found["not_measured"] else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("--learners", type=int, default=8, help="at a time; each goes the way three times")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument(
        "--profile", type=Path, help="profile the server on the journeys; its figures then are slow"
    )
    return parser


def measure(folder: Path, learners: int, profile: Path | None) -> dict[str, Any]:
    """Everything, as one dictionary."""
    found: dict[str, Any] = {"database": _database(), "machine": _machine(), "not_measured": []}
    _say("starting from nothing, and again")
    found["starting"] = {"first": _start(folder), "second": _start(folder)}
    _say("making course and learners")
    facts = site.prepared(folder, write_archive(folder), WARM + ROUNDS * learners + AT_ONCE + 2)
    environment = {"BENCH_PROFILE": str(profile.resolve())} if profile else {}
    with Site(folder, settings=MEASURED, **environment) as running:
        _drive(running, facts, learners, found)
    return found


def _drive(running: Site, facts: dict[str, Any], learners: int, found: dict[str, Any]) -> None:
    people = facts["learners"]
    names = [person["name"] for person in people]
    idle = processes.memory_mib(running.process.pid)
    _say("warming up, then the journeys")
    driving.journeys(running, names[:WARM], 1)
    last = WARM + ROUNDS * learners
    found["journeys"] = driving.journeys(running, names[WARM:last], learners)
    found["memory"] = {"idle_mib": round(idle, 1), "after_journeys_mib": _memory(running)}
    _say("floors")
    found["floors"] = driving.floors(running, names[0])
    _say(f"{AT_ONCE} learners start the quiz in the same instant")
    found["same_instant"] = driving.same_instant(running, names[last : last + AT_ONCE], QUIZ)
    finished = people[WARM : WARM + CERTIFICATES]
    if _can("weasyprint"):
        _say("certificates")
        found["certificate"] = certifying.certificates(running, facts, finished)
    else:
        found["not_measured"].append(NO_PANGO)
    _browse(running, names[-1], found)


def _browse(running: Site, name: str, found: dict[str, Any]) -> None:
    if not browser.chromium_path():
        found["not_measured"].append(browser.MISSING)
        return
    _say("Chromium")
    learner = Learner(running.port, name)
    learner.sign_in()
    found["browser"] = browser.pages(running, browser.session_of(learner.client))


def _start(folder: Path) -> dict[str, float]:
    """From the command to the first page: of the clock and of the processor."""
    with Site(folder, "run", PRODUCT) as running:
        return {
            "seconds": round(running.seconds_to_first_page, 1),
            "cpu_seconds": round(running.cpu_to_first_page, 1),
        }


def _memory(running: Site) -> float:
    return round(processes.memory_mib(running.process.pid), 1)


def _can(module: str) -> bool:
    """Whether a library can be loaded, with all that it needs of the system."""
    try:
        __import__(module)
    except (ImportError, OSError):
        return False
    return True


def _database() -> str:
    return "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"


def _machine() -> str:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"Python {platform.python_version()}, {os.cpu_count()} processors, load before {load}"


def _say(text: str) -> None:
    print(f"  {text} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
