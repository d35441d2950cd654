"""Do the locks agree with pyproject.toml? Every requirement must be locked, in a version that it allows, with hashes.

Run it as `python -m tools.locks`. CONTRIBUTING.md says how the locks are made.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*])?==(?P<version>[^ \\;]+)(?P<rest>.*)$")


def pins(text: str) -> dict[str, tuple[str, int]]:
    """Name -> (version, number of hashes) of a lock."""
    found: dict[str, tuple[str, int]] = {}
    name = ""
    for line in text.splitlines():
        if match := PIN.match(line):
            name = canonicalize_name(match["name"])
            found[name] = (match["version"], 0)
        elif "--hash=" in line:
            version, hashes = found[name]
            found[name] = (version, hashes + 1)
    return found


def problems_of(lock: str, text: str, requirements: Iterable[str]) -> Iterator[str]:
    """What is wrong with one lock, one sentence each."""
    locked = pins(text)
    for name, (version, hashes) in locked.items():
        if not hashes:
            yield f"{lock}: {name}=={version} has no hash"
    for requirement in map(Requirement, requirements):
        name = canonicalize_name(requirement.name)
        if name not in locked:
            yield f"{lock}: {name} is missing"
        elif not requirement.specifier.contains(locked[name][0], prereleases=True):
            yield f"{lock}: {name}=={locked[name][0]} isn't what pyproject.toml asks for ({requirement.specifier})"


def problems() -> Iterator[str]:
    """What is wrong with both locks, and where they differ from each other."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"]
    texts = {
        name: (CHECKOUT / name).read_text(encoding="utf-8")
        for name in ("requirements.lock", "requirements-dev.lock")
    }
    yield from problems_of("requirements.lock", texts["requirements.lock"], runtime)
    everything = [*runtime, *project["dependency-groups"]["dev"]]
    yield from problems_of("requirements-dev.lock", texts["requirements-dev.lock"], everything)
    run, dev = (pins(text) for text in texts.values())
    for name in run:
        if dev.get(name) != run[name]:
            yield f"{name} is {run[name][0]} in requirements.lock and {dev.get(name, ('missing',))[0]} in the other"


if __name__ == "__main__":
    found = list(problems())
    print("\n".join(found))
    sys.exit(1 if found else 0)
