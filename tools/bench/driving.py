"""The measurements over HTTP: floors, journeys, and everybody's start of the quiz in the same instant."""

import os
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from tools.bench import processes
from tools.bench.client import Client, Sample
from tools.bench.journey import Learner
from tools.bench.measuring import by_step, p95, together
from tools.bench.site import Site

AT_ONCE = 4  # connections of a floor
REPEATS = {"bare": 500, "signed-in": 250, "listed": 250, "password": 25}  # per connection
STATIC_REPEATS = 400


@dataclass
class Cost:
    """What a piece of work took: of the clock, of the server, of the database's server."""

    seconds: float
    cpu: float
    database_cpu: float


class Meter:
    """Reads the clocks of the server's processes before and after a piece of work."""

    def __init__(self, site: Site) -> None:
        self.web = site.web
        self.database = int(os.environ.get("BENCH_POSTGRES_PID") or 0)

    def cost_of(self, work: Callable[[], None]) -> Cost:
        """Do it and say what it took."""
        before = self._now()
        work()
        return Cost(*(after - first for after, first in zip(self._now(), before, strict=True)))

    def _now(self) -> tuple[float, float, float]:
        database = processes.cpu_seconds(self.database) if self.database else 0.0
        return time.perf_counter(), processes.cpu_seconds(self.web), database


def floors(site: Site, name: str) -> dict[str, Any]:
    """CPU ms and wall ms per request of each floor; the static file is the product's style sheet."""
    found = {floor: _floor(site, name, f"/bench/{floor}", count) for floor, count in REPEATS.items()}
    page = Client(site.port).get("style sheet", "/de/").text
    style = re.search(r'rel="stylesheet" href="([^"]+)"', page)
    found["static"] = _floor(site, name, style[1] if style else "/static/", STATIC_REPEATS)
    return found


def _floor(site: Site, name: str, path: str, count: int) -> dict[str, float]:
    windows = [Learner(site.port, name) for _number in range(AT_ONCE)]
    windows[0].sign_in()
    for window in windows:
        window.client.cookies |= windows[0].client.cookies
        window.client.get("warm", path)
    works = [lambda window=window: _repeat(window.client, path, count) for window in windows]
    cost = Meter(site).cost_of(lambda: together(works))
    samples = [s for window in windows for s in window.client.samples if s.step == path]
    return _per_request(cost, samples)


def _repeat(client: Client, path: str, count: int) -> None:
    for _time in range(count):
        client.get(path, path)


def _per_request(cost: Cost, samples: list[Sample]) -> dict[str, float]:
    times = [sample.seconds * 1000 for sample in samples]
    return {
        "cpu_ms": round((cost.cpu + cost.database_cpu) * 1000 / len(samples), 3),
        "p95_ms": round(p95(times), 2),
        "requests_per_second": round(len(samples) / cost.seconds, 1),
        "statements": samples[0].statements,
    }


def journeys(site: Site, names: list[str], at_once: int) -> dict[str, Any]:
    """Everybody of the list goes the whole way, so many at a time."""
    learners = [Learner(site.port, name) for name in names]
    rows = [learners[start::at_once] for start in range(at_once)]
    cost = Meter(site).cost_of(lambda: together([lambda row=row: _one_by_one(row) for row in rows]))
    samples = [sample for learner in learners for sample in learner.client.samples]
    return {
        "learners_at_once": at_once,
        "journeys": len(learners),
        "requests_per_journey": len(samples) / len(learners),
        "statements_per_journey": sum(sample.statements for sample in samples) / len(learners),
        "cpu_per_journey": round((cost.cpu + cost.database_cpu) / len(learners), 4),
        "web_cpu_per_journey": round(cost.cpu / len(learners), 4),
        "database_cpu_per_journey": round(cost.database_cpu / len(learners), 4),
        "requests_per_second": round(len(samples) / cost.seconds, 1),
        "requests_per_cpu_second": round(len(samples) / (cost.cpu + cost.database_cpu), 1),
        "steps": [asdict(step) for step in by_step(samples)],
    }


def _one_by_one(learners: list[Learner]) -> None:
    for learner in learners:
        learner.go()
        learner.client.close()


def same_instant(site: Site, names: list[str], quiz: str) -> dict[str, Any]:
    """All press "start" at the same moment; done when the last one sees the questions."""
    learners = [Learner(site.port, name) for name in names]
    for learner in learners:
        learner.sign_in()
        learner.client.samples.clear()
    cost = Meter(site).cost_of(lambda: together([lambda one=one: one.begin(quiz) for one in learners]))
    waits = [sum(s.seconds for s in learner.client.samples) * 1000 for learner in learners]
    for learner in learners:
        learner.client.close()
    return {
        "learners": len(learners),
        "all_done_ms": round(cost.seconds * 1000),
        "p50_ms": round(p95(waits) if len(waits) == 1 else sorted(waits)[len(waits) // 2]),
        "p95_ms": round(p95(waits)),
        "cpu_seconds": round(cost.cpu + cost.database_cpu, 3),
    }
