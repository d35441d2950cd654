"""Certificates: issued by the coordinator over HTTP, made by the background worker, fetched by the learner."""

import re
import threading
import time
from typing import Any

from tools.bench import processes
from tools.bench.client import Client
from tools.bench.journey import Learner
from tools.bench.site import Broken, Site

PATIENCE = 300  # seconds
MINE = "/de/my/certificates/"


class Memory(threading.Thread):
    """Watches how much memory the whole site needs at most."""

    def __init__(self, site: Site) -> None:
        super().__init__(daemon=True)
        self.site, self.most, self.is_over = site, 0.0, threading.Event()

    def run(self) -> None:
        """Look ten times a second."""
        while not self.is_over.wait(0.1):
            self.most = max(self.most, processes.memory_mib(self.site.process.pid))


def certificates(site: Site, facts: dict[str, Any], learners: list[dict[str, str]]) -> dict[str, Any]:
    """One certificate, then the rest of them at once: what one more costs when the renderer is warm."""
    coordinator = Learner(site.port, facts["coordinator"])
    coordinator.sign_in()
    memory = Memory(site)
    memory.start()
    first = _issue(site, coordinator.client, facts["cohort"], learners[:1])
    rest = _issue(site, coordinator.client, facts["cohort"], learners[1:])
    memory.is_over.set()
    warm = (rest["cpu"] - first["cpu"]) / (len(learners) - 2)
    return {
        "first_cpu_ms": round(first["cpu"] * 1000),
        "first_seconds": round(first["seconds"], 2),
        "certificates": len(learners),
        "files_per_certificate": first["files"],
        "warm_cpu_ms_per_certificate": round(warm * 1000),
        "warm_cpu_ms_per_file": round(warm * 1000 / first["files"]),
        "memory_while_rendering_mib": round(memory.most, 1),
    }


def _issue(site: Site, client: Client, cohort: str, learners: list[dict[str, str]]) -> dict[str, float]:
    """Issue for these and wait for their files; CPU of the background worker and its renderer."""
    windows = [Learner(site.port, learner["name"]) for learner in learners]
    for window in windows:
        window.sign_in()
    before, started = processes.cpu_seconds(site.worker), time.monotonic()
    client.post("issue", f"/cms/cohorts/{cohort}/issue/", enrolment=[each["enrolment"] for each in learners])
    files = [_files_of(window.client, site.worker) for window in windows]
    seconds = time.monotonic() - started
    for window, addresses in zip(windows, files, strict=True):
        window.client.get("certificate", addresses[0])
    return {"seconds": seconds, "files": len(files[0]), "cpu": processes.cpu_seconds(site.worker) - before}


def _files_of(client: Client, worker: int) -> list[str]:
    """The addresses of a learner's PDFs, when all are there: the renderer ends with the last order."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        is_at_work = bool(processes.children(worker))
        found = re.findall(r'href="([^"]+\.pdf)"', client.get("my certificates", MINE).text)
        if found and not is_at_work:
            return found
        time.sleep(0.25)
    raise Broken(f"No certificate was made in {PATIENCE} s.")
