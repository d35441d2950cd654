"""What is to be reached, and what was: one line each. Ratios count, since a machine is never quiet."""

from dataclasses import dataclass
from typing import Any

FIRST_VISIT, NEXT_PAGE = (75_000, 8), 12_000  # bytes and requests; bytes


@dataclass(frozen=True)
class Target:
    """`found` must not be more than `most`."""

    name: str
    found: float
    most: float
    unit: str

    @property
    def is_reached(self) -> bool:
        return self.found <= self.most


def targets(found: dict[str, Any]) -> list[Target]:
    """All targets whose figures were measured."""
    return [
        _journey(found),
        *_browser(found.get("browser") or {}),
        *_certificate(found.get("certificate") or {}),
        Target("memory while idle", found["memory"]["idle_mib"], 220, "MiB"),
        Target("second start", found["starting"]["second"]["seconds"], 5, "s"),
    ]


def floor_of_a_journey(found: dict[str, Any]) -> float:
    """CPU seconds: the floor with session and one query for each request, and one password hash."""
    floors = found["floors"]
    requests = found["journeys"]["requests_per_journey"] * floors["signed-in"]["cpu_ms"]
    return float(requests + floors["password"]["cpu_ms"] - floors["bare"]["cpu_ms"]) / 1000


def _journey(found: dict[str, Any]) -> Target:
    ratio = found["journeys"]["cpu_per_journey"] / floor_of_a_journey(found)
    return Target("server CPU of a journey", round(ratio, 2), 1.5, "× floor")


def _browser(pages: dict[str, Any]) -> list[Target]:
    if not pages:
        return []
    bare, rows = pages["bare page"]["lcp_ms"] or 1, list[Target]()
    for name, page in pages.items():
        if name.endswith("first visit"):
            rows += [Target(f"{name}: bytes", page["bytes"], FIRST_VISIT[0], "B")]
            rows += [Target(f"{name}: requests", page["requests"], FIRST_VISIT[1], "")]
            rows += [Target(f"{name}: largest paint", round(page["lcp_ms"] / bare, 2), 1.3, "× bare page")]
            rows += [Target(f"{name}: blocking", page["blocking_ms"], 10, "ms")]
            rows += [Target(f"{name}: layout shift", page["shift"], 0, "")]
        if ", after " in name:
            rows += [Target(f"{name}: bytes", page["bytes"], NEXT_PAGE, "B")]
    return rows


def _certificate(found: dict[str, Any]) -> list[Target]:
    if not found:
        return []
    return [
        Target("certificate, warm, per file", found["warm_cpu_ms_per_file"], 150, "ms CPU"),
        Target("memory while rendering", found["memory_while_rendering_mib"], 320, "MiB"),
    ]
