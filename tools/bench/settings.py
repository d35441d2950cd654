"""The product's own settings, for a server that is measured: costs in headers, the floors, no limit per address."""

from pathlib import Path

from campus.settings import *  # noqa: F403, TID251 - the settings themselves, for a server of its own
from campus.settings import MIDDLEWARE, TEMPLATES  # noqa: TID251

MIDDLEWARE = ["tools.bench.counting.Counting", *MIDDLEWARE]
TRIES_PER_ADDRESS = 100_000  # all learners of the bench sit behind one address
TEMPLATES = [TEMPLATES[0] | {"DIRS": [*TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]}]
