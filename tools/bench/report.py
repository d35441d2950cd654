"""The figures as a table for people; the same dictionary is the JSON."""

from typing import Any

from tools.bench.targets import floor_of_a_journey, targets

LINE = "{:<42}{:>9}{:>9}{:>9}{:>9}{:>8}{:>9}"


def print_report(found: dict[str, Any]) -> None:
    """Everything, the targets last."""
    print(f"\nStreetwork Campus on {found['database']}, {found['machine']}")
    _steps(found["journeys"])
    _floors(found)
    _facts("The quiz in the same instant", found["same_instant"])
    _facts("Certificate", found.get("certificate"))
    _facts("Memory (PSS of all processes)", found["memory"])
    _facts("Start from an empty folder", found["starting"]["first"])
    _facts("Second start", found["starting"]["second"])
    _browser(found.get("browser"))
    _targets(found)
    for sentence in found["not_measured"]:
        print(f"\n!!! NOT MEASURED: {sentence}")


def _heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


def _steps(journeys: dict[str, Any]) -> None:
    _heading(f"{journeys['journeys']} journeys, {journeys['learners_at_once']} learners at a time")
    print(LINE.format("step", "requests", "p50 ms", "p95 ms", "CPU ms", "SQL", "bytes"))
    for step in journeys["steps"]:
        columns = ("step", "requests", "p50_ms", "p95_ms", "cpu_ms", "statements", "bytes")
        print(LINE.format(*(step[column] for column in columns)))
    _rows({name: value for name, value in journeys.items() if name != "steps"})


def _floors(found: dict[str, Any]) -> None:
    _heading("Floors of the same server in the same run")
    for name, floor in found["floors"].items():
        print(f"{name:<12}{floor['cpu_ms']:>9} ms CPU{floor['requests_per_second']:>10} requests/s")
    print(f"floor of a journey: {floor_of_a_journey(found):.4f} s CPU")


def _facts(heading: str, facts: dict[str, Any] | None) -> None:
    if facts:
        _heading(heading)
        _rows(facts)


def _rows(facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        print(f"{name.replace('_', ' '):<42}{value:>12}")


def _browser(pages: dict[str, Any] | None) -> None:
    if pages:
        _heading("Chromium as a slow phone: processor ÷ 4, 150 ms, 1.6 Mbit/s")
        for name, page in pages.items():
            print(
                f"{name:<42}"
                + " · ".join(f"{what.replace('_', ' ')} {value:g}" for what, value in page.items())
            )


def _targets(found: dict[str, Any]) -> None:
    _heading("Targets")
    for target in targets(found):
        word = "reached" if target.is_reached else "MISSED"
        print(f"{word:<9}{target.name:<58}{target.found:>9} of {target.most:g} {target.unit}")
