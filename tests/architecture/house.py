"""What the tests of this folder look at: the rooms, their rungs, their files."""

import configparser
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def _layers() -> list[list[str]]:
    parser = configparser.ConfigParser()
    parser.read(CHECKOUT / ".importlinter")
    lines = parser["importlinter:contract:ladder"]["layers"].splitlines()
    return [line.split(" | ") for line in map(str.strip, lines) if line and not line.startswith("#")]


RUNG = {room: rung for rung, rooms in enumerate(reversed(_layers())) for room in rooms}
ROOMS = {room: CHECKOUT / ("site/campus" if room == "campus" else room) for room in RUNG}


def may_know(room: str, other: str) -> bool:
    """Whether `room` may name `other`: itself, or what is on a lower rung."""
    return room == other or RUNG[other] < RUNG[room]


def room_of(path: Path) -> str:
    """The room a file belongs to."""
    return next(room for room, folder in ROOMS.items() if path.is_relative_to(folder))


def files(*suffixes: str) -> list[Path]:
    """All files of the rooms with one of the suffixes, without migrations."""
    return [
        path
        for folder in ROOMS.values()
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes and "migrations" not in path.parts and "__pycache__" not in path.parts
    ]


def name(path: Path) -> str:
    """A file's name within the checkout, for messages."""
    return str(path.relative_to(CHECKOUT))
