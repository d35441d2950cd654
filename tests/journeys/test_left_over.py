"""On a Bulgarian page everything said in Bulgarian is written in Cyrillic: no text was forgotten in the code.

Two alphabets show what a pseudo-language would show, with the real catalogue: a text that nobody marked for
translation, or that nobody translated, or a foreign piece without its `lang`, has Latin letters.
"""

import re

import pytest

from certificates import actions as certificates
from certificates.models import Certificate
from courses import actions as courses
from demo import learning
from tests.journeys.reading import said_in

LATIN, CYRILLIC = re.compile(r"[A-Za-zÀ-ž]{3,}"), re.compile("[А-я]")
# What Bulgarian writes so too: names, codes, and the short names of German laws.
NAMES = re.compile(
    r"\S+@\S+|Streetwork|Campus|\blea\b|Lea Muster|Muster-Träger|Musterstadt|Herbst|HERBST26|[A-Z]{2,6}-\d{4}-\d+"
    r"|\b[0-9A-Z]{4}( [0-9A-Z]{4}){6}\b|\b(?:PDF|AGG|SGB|BGG|Abs|Art|Satz|passkey|Facebook|Instagram|TikTok|Telegram)\b"
)


def left_over(html: str) -> list[str]:
    """What a page says in Bulgarian with Latin letters alone: a term in brackets is the author's."""
    pieces = ((text, NAMES.sub("", text)) for text in said_in(html, "bg"))
    return [text for text, rest in pieces if LATIN.search(rest) and not CYRILLIC.search(rest)]


@pytest.fixture
def at_the_end(course, cohort, lea, kora):
    """Lea has completed the course and holds a certificate."""
    courses.enrol(by=kora, learner=lea, course=course, cohort=cohort)
    learning.go_through(lea, course.code, 99)
    certificates.issue_open(by=kora, cohort=cohort)
    return Certificate.objects.get()


PUBLIC = (
    "", "courses/", "courses/?q=нищо", "courses/verwaltung/", "courses/verwaltung/sample/was-diskriminierung-ist/",
    "join/", "verify/", "verify/?code=1234", "barrier/", "account/login/", "account/signup/", "account/password/reset/",
    "account/code/", "nothing-here/",
)  # fmt: skip
LEARNERS = (
    "my/", "my/completed/verwaltung/", "my/certificates/", "learn/verwaltung/", "glossary/", "account/", "account/roles/",
    "account/email/", "account/close/", "account/password/", "account/security/", "account/logout/",
)  # fmt: skip


def forgotten(client, addresses):
    """What each of these pages still says with Latin letters."""
    pages = {address: client.get(address, follow=True).content.decode() for address in addresses}
    return {address: found for address, html in pages.items() if (found := left_over(html))}


def test_control_a_forgotten_text_is_found():
    html = '<html lang="bg"><body><p>Курсове</p><p>Next page</p><p lang="de">Weiter</p><img alt="Bild"></body></html>'
    assert left_over(html) == ["Next page", "Bild"]


def test_the_public_pages(course, client):
    assert forgotten(client, [f"/bg/{path}" for path in PUBLIC]) == {}


def test_a_learners_pages(at_the_end, course, lea, client):
    client.force_login(lea)
    steps = [f"learn/verwaltung/{item.slug}/" for item in course.offer.edition.items.all()]
    addresses = [
        f"/bg/{path}" for path in (*LEARNERS, *steps, f"{steps[-1]}result/1/", f"verify/{at_the_end.code}/")
    ]
    assert forgotten(client, addresses) == {}


def test_a_coordinators_pages(at_the_end, cohort, kora, client):
    kora.language = "bg"
    kora.save()
    client.force_login(kora)
    addresses = ["", "new/", f"{cohort.key}/", f"{cohort.key}/invitation/", f"{cohort.key}/learners/new/"]
    addresses += [f"certificates/{at_the_end.key}/revoke/", f"certificates/{at_the_end.key}/reissue/"]
    assert forgotten(client, [f"/cms/cohorts/{path}" for path in addresses]) == {}
