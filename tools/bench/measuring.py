"""From many samples to few figures; and the same work done by many threads."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import mean, median, quantiles

from tools.bench.client import Sample


@dataclass(frozen=True)
class Step:
    """What one step of the way costs. CPU and statements are the server's, per request."""

    step: str
    requests: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    statements: int
    most_statements: int
    bytes: int


def by_step(samples: Iterable[Sample]) -> list[Step]:
    """The steps in the order in which they first come."""
    groups: dict[str, list[Sample]] = {}
    for sample in samples:
        groups.setdefault(sample.step, []).append(sample)
    return [_step(name, group) for name, group in groups.items()]


def _step(name: str, group: list[Sample]) -> Step:
    times = [sample.seconds * 1000 for sample in group]
    statements = [sample.statements for sample in group]
    return Step(
        step=name,
        requests=len(group),
        p50_ms=round(median(times), 1),
        p95_ms=round(p95(times), 1),
        cpu_ms=round(mean(sample.cpu for sample in group) * 1000, 2),
        statements=round(median(statements)),
        most_statements=max(statements),
        bytes=round(median(sample.bytes for sample in group)),
    )


def p95(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def together(works: Iterable[Callable[[], None]]) -> None:
    """Do all of it at once, each in a thread of its own, from one signal on. The first failure is raised."""
    works, errors = list(works), list[BaseException]()
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        try:
            gate.wait(60)
            work()
        except BaseException as error:  # noqa: BLE001 - raised below, in the thread that waits
            errors.append(error)

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
