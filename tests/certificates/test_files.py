"""Making the PDFs: once, whatever is killed; with limits; with nothing fetched."""

import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from certificates import files, ledger, store
from certificates.models import CertificateEvent, CertificateFile
from certificates.pdf.renderer import Renderer, RenderProblem
from tests.certificates import made

pytestmark = pytest.mark.pdf


def order_of(certificate, language="de"):
    return files.render_order(certificate, language)


def test_every_ordered_language_is_made_once_and_filed_in_the_ledger(issued):
    assert files.make_due() == 2
    rows = list(CertificateFile.objects.all())
    assert all(store.read(row.sha256).startswith(b"%PDF") and row.size for row in rows)
    assert CertificateEvent.objects.filter(kind="filed").count() == 2
    assert files.make_due() == 0
    assert ledger.verify() is None


def test_the_same_certificate_gives_the_same_bytes(issued):
    with Renderer() as one:
        first = one.render(order_of(issued))
        second = one.render(order_of(issued))
    with Renderer() as other:
        assert first == second == other.render(order_of(issued))


WORKER = """
import os, sys
sys.path[:0] = ["site", "."]
import tests.plugins.environment
from certificates.pdf import renderer
order = sys.stdin.readline()
with renderer.Renderer() as child:
    child._running()
    print(child.child.pid, flush=True)
    sys.stdin.readline()
"""


def test_a_child_ends_with_a_worker_that_was_killed():
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with worker:
        worker.stdin.write("\n")
        worker.stdin.flush()
        child = int(worker.stdout.readline())
        worker.kill()
    until = time.monotonic() + 20
    while time.monotonic() < until and is_alive(child):
        time.sleep(0.05)
    assert not is_alive(child)


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_killed_in_the_middle_leaves_an_order_that_is_made_later(issued, monkeypatch):
    original = Renderer._answer

    def killed_meanwhile(self, seconds):
        if seconds == self.seconds:
            os.kill(self.child.pid, signal.SIGKILL)
        return original(self, seconds)

    monkeypatch.setattr(Renderer, "_answer", killed_meanwhile)
    assert files.make_due() == 0
    monkeypatch.undo()
    assert set(CertificateFile.objects.values_list("problem", flat=True)) == {"died"}
    assert files.make_due() == 0  # each waits for its time
    CertificateFile.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert files.make_due() == 2


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_worker_killed_before_or_after_storing_the_bytes_leaves_one_file(issued, is_stored):
    order = CertificateFile.objects.get(language="de")
    assert files._lease(order)
    if is_stored:
        with Renderer() as renderer:
            store.put(renderer.render(order_of(issued)))
    # here the worker dies; its lease ends by itself
    CertificateFile.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert files.make_due() == 2
    stored = [path for path in store.path("0" * 64).parent.parent.rglob("*") if path.is_file()]
    assert len(stored) == 2


def test_a_worker_that_wakes_up_after_its_lease_changes_nothing(issued):
    order = CertificateFile.objects.get(language="de")
    assert files._lease(order)
    CertificateFile.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    files.make_due()
    kept = CertificateFile.objects.get(pk=order.pk).sha256
    assert not files._file(order, "f" * 64, 1)
    assert CertificateFile.objects.get(pk=order.pk).sha256 == kept


def test_two_workers_cannot_lease_the_same_order(issued):
    one, other = (CertificateFile.objects.get(language="de") for _ in range(2))
    assert files._lease(one)
    assert not files._lease(other)


def test_a_render_that_takes_too_long_is_ended_and_the_rest_goes_on(issued):
    slow = order_of(issued) | {"html": "<p>" + "<div style='float:left'>x y z</div>" * 200_000}
    with Renderer(seconds=1.5) as renderer:
        with pytest.raises(RenderProblem) as problem:
            renderer.render(slow)
        assert problem.value.reason == "time"
        renderer.seconds = 30
        assert renderer.render(order_of(issued)).startswith(b"%PDF")


def test_a_child_without_enough_memory_fails_and_the_worker_lives(issued):
    with Renderer(megabytes=20) as renderer, pytest.raises(RenderProblem):
        renderer.render(order_of(issued))


def test_where_pango_is_missing_orders_wait_and_say_so(issued, monkeypatch):
    def without(self, order):
        raise RenderProblem(files.NO_PANGO)

    monkeypatch.setattr(Renderer, "render", without)
    assert files.make_due() == 0
    assert CertificateFile.objects.filter(problem=files.NO_PANGO).count() == 1


HOSTILE = '<link rel="attachment" href="file:///etc/hostname"><img src="{0}a"><style>@import url({0}b);</style>{{{{ 7*7 }}}}{{% now %}}'


@pytest.fixture
def listener():
    """A server on this machine that remembers what it was asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    thread.join()
    server.server_close()


def page(address):
    return (
        HOSTILE.format(address)
        + f'<div style="background:url({address}c)">x</div><object data="{address}d"></object>'
    )


def test_hostile_markup_fetches_nothing_and_attaches_nothing(listener, issued):
    from weasyprint import HTML

    from certificates.pdf.assets import Assets

    address, asked = listener
    content = HTML(string=page(address), url_fetcher=Assets()).write_pdf()
    assert asked == []
    assert b"/EmbeddedFile" not in content


def test_control_the_engines_own_fetcher_asks_the_listener(listener):
    from weasyprint import HTML

    address, asked = listener
    content = HTML(string=page(address)).write_pdf()
    assert len(asked) >= 3
    assert b"/EmbeddedFile" in content


def test_markup_in_a_name_or_title_is_text(db, pdf_text):
    group = made.cohort(
        made.organisation("Jobcenter", "JC"), made.course("recht", heading_de="<b>Recht</b> {{ 7 }}")
    )
    from certificates import actions

    certificate = actions.issue(by=None, enrolment=made.enrolment(group, "Lea <img src=x> {% x %}"))
    html = order_of(certificate)["html"]
    assert "<img src=x>" not in html
    with Renderer() as renderer:
        text = pdf_text(renderer.render(order_of(certificate)))
    assert "<b>Recht</b>" in text
    assert "<img src=x>" in text


def test_the_attachment_repeats_the_printed_facts(issued):
    facts = json.loads(files.attachment(issued))
    assert (facts["name"], facts["serial"], facts["edition"]) == (issued.name, issued.serial, 1)
    assert facts["verify"].endswith(f"/v/{issued.code}")
