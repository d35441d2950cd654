"""Every link that a person meets leads somewhere, asks no other host, and complains of nothing."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command

from certificates import actions as certificates
from courses import actions as courses
from demo import learning, loading
from tests.factories.courses import make_course

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LEFT_OUT = re.compile(
    r"\.pdf$|/documents/|/download/|/logout/|/bulk/|/export/|\?.*(p|page|ordering|next|theme|contrast|text_size)="
)
LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"


def shape(path):
    """One of each kind is enough: numbers and keys differ, the page is the same."""
    return re.sub(r"/(?!v/)([0-9]+|[0-9a-f-]{36})(?=/|$)", "/N", path)


def crawl(page, *, most, inside=("/de/", "/bg/", "/v/"), look=lambda page: None):
    """Follow the links from where the page is; those that are broken, and all that were visited."""
    first = urlsplit(page.url)
    waiting, known, broken = deque([first.path]), {shape(first.path)}, {}
    visited = []
    while waiting and len(visited) < most:
        address = waiting.popleft()
        answer = page.goto(address)
        visited.append(address)
        look(page)
        if answer.status >= 400:
            broken[address] = answer.status
        for link in page.evaluate(LINKS):
            parts = urlsplit(urljoin(page.url, link))
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            is_ours = parts.netloc == first.netloc and parts.path.startswith(inside)
            if is_ours and not LEFT_OUT.search(path) and shape(path) not in known:
                known.add(shape(path))
                waiting.append(path)
    return broken, visited


@pytest.fixture
def campus(cohort, kora, lea):
    """Lea has a certificate; the cohort has somebody in it; the information pages are there."""
    call_command("campus_pages", loading.FOLDER / "site", verbosity=0)
    courses.enrol(by=kora, learner=lea, course=cohort.course, cohort=cohort)
    learning.go_through(lea, cohort.course.code, 99)
    certificates.issue_open(by=kora, cohort=cohort)


def test_anybody_finds_every_public_page_and_only_forms_need_a_cookie(window, campus):
    """Reading sets none. A page with a form of its own sets the token of the form, and nothing else."""
    page, kept = window("/de/"), {"reading": set(), "forms": set()}

    def look(page):
        has_form = page.locator("input[name=csrfmiddlewaretoken]").count()
        kept["forms" if has_form else "reading"] |= {cookie["name"] for cookie in page.context.cookies()}
        page.context.clear_cookies()

    broken, visited = crawl(page, most=70, look=look)

    assert broken == {}
    assert kept == {"reading": set(), "forms": {"campus_csrf"}}
    assert {"/de/imprint/", "/bg/courses/verwaltung/", "/de/verify/", "/de/account/login/"} <= set(visited)


def test_a_learner_finds_every_page(window, campus, lea):
    broken, visited = crawl(
        window("/de/my/", person=lea),
        most=60,
        inside=("/de/my/", "/de/learn/", "/de/account/", "/de/verify/", "/bg/my/", "/bg/learn/"),
    )
    assert broken == {}
    assert {"/de/my/", "/de/learn/verwaltung/", "/de/my/certificates/", "/de/account/"} <= set(visited)


@pytest.mark.parametrize(("who", "start", "must"), [
    ("tarek", "/cms/", "editions"),
    ("kora", "/cms/cohorts/", "invitation"),
])  # fmt: skip
def test_the_team_finds_every_page_of_the_editor(window, campus, request, who, start, must):
    make_course("fremd", heading_de="FREMDERKURS")
    page = window(start, person=request.getfixturevalue(who))
    broken, visited = crawl(page, most=24, inside=("/cms/",))
    assert broken == {}
    assert any(must in address for address in visited)
