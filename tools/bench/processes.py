"""CPU and memory of processes, from /proc: of a process and of everything it started."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
KIB, MIB = 1024, 1024 * 1024


def children(pid: int) -> list[int]:
    """The living children of a process."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in _read(task).split()]
    return found


def tree(pid: int) -> list[int]:
    """A process and everything below it."""
    return [pid, *(each for child in children(pid) for each in tree(child))]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and everything below it, those included that have ended."""
    return sum(_own_cpu(each) for each in tree(pid))


def _own_cpu(pid: int) -> float:
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS


def memory_mib(pid: int) -> float:
    """Proportional memory (PSS): pages that processes share count once."""
    return sum(_own_memory(each) for each in tree(pid)) * KIB / MIB


def _own_memory(pid: int) -> int:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    """What stands there; nothing if the process has ended meanwhile."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
