"""The paper in the hand of a stranger: what is printed on it leads to the page that confirms it."""

import io
import re

import pytest
from pypdf import PdfReader

from certificates import actions as certificates
from certificates import files
from certificates.models import Certificate
from courses import actions as courses
from demo import learning
from tests.browser import learner
from tests.browser.conftest import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.pdf, pytest.mark.django_db(transaction=True)]
ADDRESS = re.compile(r"localhost:8000(/v)\s")
CODE = re.compile(r"Prüfcode ((?:[0-9A-Z]{4}\s*){7})")


@pytest.fixture
def certificate(cohort, kora, lea):
    """Lea's, with its file made."""
    courses.enrol(by=kora, learner=lea, course=cohort.course, cohort=cohort)
    learning.go_through(lea, cohort.course.code, 99)
    certificates.issue_open(by=kora, cohort=cohort)
    assert files.make_due() > 0
    return Certificate.objects.get()


def test_the_code_on_the_downloaded_paper_is_confirmed_in_a_private_window(window, certificate, lea):
    page = window("/de/my/certificates/", person=lea)
    address = page.locator('main a[href$=".pdf"]').first.get_attribute("href")
    answer = page.context.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    words = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    assert "Lea Muster" in words
    facts = [fact["value"] for fact in certificate.snapshot["texts"]["de"]["facts"]]

    stranger = window(ADDRESS.search(words)[1], viewport=NARROW)
    stranger.fill("#id_code", CODE.search(words)[1])
    stranger.click("main .way-on")
    stranger.wait_for_url(f"**/de/verify/{certificate.code}/")
    shown = stranger.locator("main").inner_text()

    assert len(facts) == 5
    assert [
        fact for fact in facts if plain(fact) not in plain(words) or plain(fact) not in plain(shown)
    ] == []
    learner.verify(stranger, certificate, "Lea Muster", learner.nobody_looks)


def plain(text):
    """The words, however lines break and wherever the paper forbids it."""
    return " ".join(text.replace("\u00ad", "").split())
