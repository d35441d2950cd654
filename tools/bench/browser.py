"""Pages in a real Chromium that pretends to be a slow phone: bytes, requests, largest paint, blocking time, shift."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from tools.bench.client import Client
from tools.bench.course import CODE
from tools.bench.site import Site

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "No Chromium was found, so nothing was measured in a browser. `./dev browser` installs one."
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 93_750,
}  # bytes/s
SLOWER = 4  # times slower than this machine's processor
REPEATS = 3
BARE, HOME, LESSON, NEXT = (
    "/bench/text",
    "/de/",
    f"/de/learn/{CODE}/was-diskriminierung-ist/",
    f"/de/learn/{CODE}/",
)
WATCH = """
window.bench = {lcp: 0, blocking: 0, shift: 0};
const watch = (type, each) =>
    new PerformanceObserver(list => list.getEntries().forEach(each)).observe({type, buffered: true});
watch('largest-contentful-paint', entry => bench.lcp = entry.startTime);
watch('longtask', entry => bench.blocking += Math.max(0, entry.duration - 50));
watch('layout-shift', entry => bench.shift += entry.hadRecentInput ? 0 : entry.value);
"""


@dataclass
class Traffic:
    """What went over the wire, as Chromium's network log counts it: bodies as sent, with their headers."""

    requests: int = 0
    bytes: int = 0

    def watch(self, session: Any) -> None:
        """Count from now on."""
        session.on("Network.loadingFinished", self._note)
        session.send("Network.enable")

    def _note(self, event: dict[str, Any]) -> None:
        """What comes out of the cache has no bytes and is no request."""
        self.requests += event["encodedDataLength"] > 0
        self.bytes += round(event["encodedDataLength"])


def chromium_path() -> str | None:
    """The machine's Chromium, else the one that Playwright installed."""
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        if name and (found := shutil.which(name)):
            return found
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 - a string is what is given and wanted


def pages(site: Site, cookies: dict[str, str]) -> dict[str, Any]:
    """First visits, each with an empty cache, the page after it, and the bare page on the same phone."""
    with _browser() as browser:
        return {
            "bare page": _visits(browser, site, BARE, {}),
            "start page, first visit": _visits(browser, site, HOME, {}),
            "Bulgarian start page, first visit": _visits(browser, site, "/bg/", {}),
            "lesson, first visit": _visits(browser, site, LESSON, cookies),
            "lesson, first visit, without script": _visits(browser, site, LESSON, cookies, script=False),
            "lesson, after the course room": _visits(browser, site, LESSON, cookies, before=NEXT),
            "course room, after a lesson": _visits(browser, site, NEXT, cookies, before=LESSON),
        }


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        yield browser
        browser.close()


def _visits(browser: Any, site: Site, path: str, cookies: dict[str, str], **how: Any) -> dict[str, float]:
    """The middle of some visits."""
    found = [_visit(browser, site, path, cookies, **how) for _time in range(REPEATS)]
    return {name: median(visit[name] for visit in found) for name in found[0]}


def _visit(
    browser: Any, site: Site, path: str, cookies: dict[str, str], before: str = "", *, script: bool = True
) -> dict[str, float]:
    home = f"http://localhost:{site.port}"
    phone = browser.new_context(
        viewport={"width": 360, "height": 720}, is_mobile=True, java_script_enabled=script
    )
    phone.add_cookies([{"name": name, "value": value, "url": home} for name, value in cookies.items()])
    page = phone.new_page()
    page.add_init_script(WATCH)
    if before:
        page.goto(home + before, wait_until="networkidle")
    found = _loaded(page, phone.new_cdp_session(page), home + path, script=script)
    phone.close()
    return found


def _loaded(page: Any, session: Any, address: str, *, script: bool) -> dict[str, float]:
    traffic = Traffic()
    traffic.watch(session)
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    words = len(page.inner_text("body").split())
    facts: dict[str, float] = {"requests": traffic.requests, "bytes": traffic.bytes, "words": words}
    if not script:
        return facts
    seen = page.evaluate("bench")
    return facts | {
        "lcp_ms": round(seen["lcp"]),
        "blocking_ms": round(seen["blocking"]),
        "shift": round(seen["shift"], 3),
    }


def session_of(client: Client) -> dict[str, str]:
    """The cookies of a learner who has signed in."""
    return {name: value for name, value in client.cookies.items() if name == "campus_session"}
