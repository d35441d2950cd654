"""From the start page to the result by ear: what is spoken, in which order, and where one is.

The log of the last run stands in var/test/screen-reader.txt, to be read by people.
"""

import re

import pytest

from quizzes.models import Attempt
from tests.browser import learner
from tests.browser.conftest import said
from tests.browser.screen_reader import Spoken
from tests.conftest import PASSWORD
from tests.journeys.walker import right_answers
from tests.plugins.database import CACHE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Listener:
    """Keeps what was spoken on each page of the way."""

    def __init__(self):
        self.heard = {}

    def look(self, page, name):
        self.heard[name] = Spoken(page)

    def write_down(self):
        """For people, who hear more than a test."""
        pages = (f"=== {name}\n" + "\n".join(spoken.lines) for name, spoken in self.heard.items())
        CACHE.mkdir(parents=True, exist_ok=True)
        (CACHE / "screen-reader.txt").write_text("\n\n".join(pages), encoding="utf-8")


def test_the_way_to_the_result_can_be_heard(window, cohort, lea):
    listener, page = Listener(), window("/de/")
    learner.look_around(page, "de", listener.look)
    learner.come_in_with_a_code(page, "de", listener.look, account="lea")
    learner.read_the_lessons(page, listener.look)
    learner.take_the_quiz(page, listener.look)
    page.locator(".result:focus").wait_for()
    listener.look(page, "result")
    listener.write_down()

    for name, spoken in listener.heard.items():
        assert len([line for line in spoken.starting("heading") if "(level 1" in line]) == 1, name
        assert spoken.lines[0].startswith("link: "), name  # past the header in one step
    assert_every_question_is_heard(listener.heard["quiz"])
    result = listener.heard["result"]
    assert len(result.focused()) == 1
    assert said("Passed") in result.focused()[0]


def assert_every_question_is_heard(spoken):
    """Its place among the others, its text as the name of the group, and that its answer is saved."""
    questions = right_answers(Attempt.objects.get())
    groups = [
        line
        for line in spoken.starting("group")
        if said("Question %(number)s of %(total)s").split()[0] in line
    ]
    total = len(questions)
    assert len(groups) == total
    for number, group in enumerate(groups, start=1):
        place = said("Question %(number)s of %(total)s") % {"number": number, "total": total}
        assert re.match(rf"group: {place}: .+ – .*{said('Saved')}", group, re.IGNORECASE), group
    assert len([line for line in spoken.lines if "(checked true" in line]) == sum(
        map(len, questions.values())
    )


def test_a_mistake_is_told_once_and_leads_to_its_field(window, lea):
    page = window("/de/account/signup/")
    page.fill("#id_password", "kurz")
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.click(learner.WAY_ON)
    page.locator(".error-summary:focus").wait_for()
    spoken = Spoken(page)

    assert len(spoken.starting("alert")) == 1
    assert "focused" in spoken.starting("alert")[0]
    wrong = [line for line in spoken.lines if "invalid true" in line]
    links = page.locator(".error-summary a").all()
    assert len({link.get_attribute("href") for link in links}) == len(wrong) == 2
    for link in links:
        target = page.locator(link.get_attribute("href"))
        assert target.get_attribute("aria-invalid") == "true"
        assert link.inner_text() in " ".join(wrong)
    assert PASSWORD not in " ".join(spoken.lines)
