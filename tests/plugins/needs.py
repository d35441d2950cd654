"""Tests that need more than Python: a Chromium, or Pango for PDFs.

Without it they are skipped, and the run says so in its last lines with the command that helps. REQUIRE_BROWSER=1 and
REQUIRE_PDF=1 turn the skip into a failure.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = {
    "browser": "No Chromium found. `./dev browser` installs one.",
    "pdf": "Pango is missing, so no PDF can be made. `./dev run` offers to install it.",
}


@cache
def chromium_path() -> str | None:
    """The machine's Chromium, else the one which Playwright installed."""
    for name in (os.environ.get("CHROMIUM", ""), *CHROMIUM_NAMES):
        if name and (found := shutil.which(name)):
            return found
    caches = (
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH"),
        "~/.cache/ms-playwright",
        "~/Library/Caches/ms-playwright",
    )
    patterns = ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/*.app/Contents/MacOS/*")
    for folder in (Path(name).expanduser() for name in caches if name):
        for pattern in patterns:
            for found in sorted(folder.glob(pattern)):
                return str(found)
    return None


@cache
def has_pango() -> bool:
    """Whether WeasyPrint can be loaded."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


PRESENT = {"browser": lambda: chromium_path() is not None, "pdf": has_pango}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail where the need is required, before any fixture is made."""
    for need, is_present in PRESENT.items():
        if item.get_closest_marker(need) and not is_present():
            if os.environ.get(f"REQUIRE_{need.upper()}") == "1":
                pytest.fail(HELP[need], pytrace=False)
            pytest.skip(HELP[need])


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A skip for a missing need is never silent."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for text in HELP.values():
        if count := sum(text in reason for reason in reasons):
            terminalreporter.section("tests left out", sep="!", yellow=True, bold=True)
            terminalreporter.write_line(f"{count} tests were skipped: {text}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium for the whole session; a test opens its own context."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        yield browser
        browser.close()
