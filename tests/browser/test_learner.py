"""A learner goes from the start page to a certificate that a stranger confirms: in Chromium, and axe finds nothing."""

import pytest

from certificates import actions as certificates
from certificates.models import Certificate
from tests.browser import learner
from tests.browser.barriers import Barriers
from tests.browser.conftest import NARROW, WIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = {"lea": "Lea Muster", "": "Jana Beispiel"}


def go(window, cohort, kora, language, look, *, account="lea", has_script=True, **options):
    """The whole journey; the certificate at its end."""
    page = window(f"/{language}/", language=language, java_script_enabled=has_script, **options)
    learner.look_around(page, language, look, has_script=has_script)
    learner.come_in_with_a_code(page, language, look, account=account)
    assert learner.read_the_lessons(page, look) == 4
    learner.take_the_quiz(page, look, has_script=has_script)
    learner.find_it_completed(page, language, look)
    look(page, "no certificate yet")
    certificates.issue_open(by=kora, cohort=cohort)
    certificate = Certificate.objects.get()
    page.reload()
    look(page, "certificates")
    assert certificate.serial in page.locator("main").inner_text()
    page.goto(f"/{language}/my/")
    look(page, "my learning")
    stranger = window(f"/v/{certificate.code.lower()}", language=language, **options)
    learner.verify(stranger, certificate, NAMES[account], look)


@pytest.mark.parametrize(
    ("language", "account", "viewport", "scheme"),
    [("de", "", WIDE, "light"), ("bg", "lea", NARROW, "dark")],
    ids=["de-at-a-desk", "bg-on-a-phone"],
)
def test_from_the_start_page_to_a_verified_certificate(
    window, cohort, lea, kora, language, account, viewport, scheme
):
    """In German with an account of one's own making, in Bulgarian as Lea; every page is looked at wide and narrow."""
    barriers = Barriers(home=(viewport, scheme))
    facts = {"account": account, "viewport": viewport, "color_scheme": scheme}

    go(window, cohort, kora, language, barriers.look_all_round, **facts)

    assert barriers.found == {}
    assert len(barriers.looked) >= 2 * 20


def test_the_same_way_without_script(window, cohort, lea, kora):
    go(window, cohort, kora, "de", learner.nobody_looks, has_script=False)
