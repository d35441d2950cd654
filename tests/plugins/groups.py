"""Files whose tests name an `xdist_group` run in one process, so that what they build is built once.

pytest-xdist's own grouping does nothing under pytest 9.2 (pytest-dev/pytest-xdist#1386). When that is mended, this file
and its line in pyproject.toml can go.
"""

from functools import cache
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling


class Grouping(LoadScopeScheduling):
    """Every test is a piece of work of its own, except in the files that ask to stay together."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if self._stays_together(file) else nodeid

    @cache  # noqa: B019 - lives as long as the run
    def _stays_together(self, file: str) -> bool:
        return "xdist_group" in (self.config.rootpath / file).read_text(encoding="utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Take the place of `loadgroup`."""
    return Grouping(config, log) if config.getoption("dist") == "loadgroup" else None
