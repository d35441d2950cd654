"""The background worker is killed while it makes a certificate: after its restart the file is made, once."""

import os
import signal
from pathlib import Path

import pytest

from certificates import actions
from tests.campus.running import children, is_alive, until
from tests.certificates import made

pytestmark = [pytest.mark.pdf, pytest.mark.xdist_group("faults")]
OPEN_LEASES = "SELECT id FROM certificates_certificatefile WHERE made_at IS NULL AND leased_until IS NOT NULL"
END_OF_LEASES = (
    "UPDATE certificates_certificatefile SET leased_until = '2000-01-01 00:00:00'"
    " WHERE made_at IS NULL AND leased_until IS NOT NULL"
)
MADE = "SELECT language, sha256 FROM certificates_certificatefile WHERE made_at IS NOT NULL"


def test_a_worker_killed_in_the_middle_of_a_certificate_makes_it_once_after_its_restart(
    transactional_db, serve, rows, tmp_path
):
    group = made.cohort(made.organisation())
    for number in range(3):
        actions.issue(by=None, enrolment=made.enrolment(group, f"Lea {number}"))
    with serve() as site:
        # The renderer is the worker's own child, named by its module; it is there while a PDF is being made.
        worker, renderer = until(lambda: _rendering(site), "a PDF is being made")
        os.kill(worker, signal.SIGKILL)
        until(lambda: not is_alive(worker), "the worker is gone")
        before, held = rows(MADE), rows(OPEN_LEASES)
        # its leases end by themselves after their time, which the test doesn't wait for
        rows(END_OF_LEASES)
        until(lambda: not is_alive(renderer), "its renderer is gone as well")
        until(lambda: len(rows(MADE)) == 6, "every file is made")

    assert (bool(held), set(before) <= set(rows(MADE))) == (True, True)
    names = {digest for _language, digest in rows(MADE)}
    stored = [path for path in (tmp_path / "site" / "certificates").rglob("*") if path.is_file()]
    assert (len(before) < 6, len(names), {path.name for path in stored}) == (True, 6, names)
    assert rows("SELECT count(*) FROM certificates_certificateevent WHERE kind = 'filed'") == [(6,)]


def _rendering(site):
    """The worker and its renderer."""
    for child in children(site.pid):
        for grandchild in children(child):
            if "certificates.pdf.child" in _command(grandchild):
                return child, grandchild
    return None


def _command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
