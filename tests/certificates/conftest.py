import subprocess

import pytest

from certificates import actions
from tests.certificates import made


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.CERTIFICATES_ROOT = tmp_path / "certificates"


@pytest.fixture(scope="module")
def group(prepare):
    """A cohort of a released course, with its organisation; made once for the tests of a file."""
    return prepare(lambda: made.cohort(made.organisation()))


@pytest.fixture
def herbst(db, group):
    return group.again()


@pytest.fixture
def musterstadt(herbst):
    return herbst.organisation


@pytest.fixture
def kora(musterstadt):
    return made.coordinator(musterstadt)


@pytest.fixture
def issued(herbst):
    return actions.issue(by=None, enrolment=made.enrolment(herbst))


@pytest.fixture
def pdf_text(tmp_path):
    """The text that Poppler takes out of a PDF."""

    def extract(content):
        path = tmp_path / "text.pdf"
        path.write_bytes(content)
        run = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
        return run.stdout.decode()

    return extract
