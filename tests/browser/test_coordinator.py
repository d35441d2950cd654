"""Kora looks after her group in Chromium; to Otto it is as if it were not there."""

import pytest
from playwright.sync_api import expect

from certificates import actions as certificates
from certificates.models import Certificate
from courses import actions as courses
from demo import learning
from people import actions as people
from tests.browser.barriers import Barriers
from tests.browser.conftest import said, sign_in_with_code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MISSING = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def members(cohort, kora, lea, organisation):
    """Lea and Berta have completed the course, Anton has begun it."""
    made = {"lea": lea}
    for name in ("Berta Bereit", "Anton Anfang"):
        username = name.split()[0].lower()
        made[username] = people.create_person(
            by=None, username=username, name=name, organisation=organisation
        )
    for person, steps in zip(made.values(), (99, 99, 1), strict=True):
        courses.enrol(by=kora, learner=person, course=cohort.course, cohort=cohort)
        learning.go_through(person, cohort.course.code, steps)
    return made


def row(page, name):
    """The cells of a member, as they are read."""
    return [
        text.strip()
        for text in page.locator("tr", has=page.get_by_role("rowheader", name=name))
        .locator("td")
        .all_inner_texts()
    ]


@pytest.mark.parametrize("language", ["de", "bg"])
def test_kora_sees_her_group_and_issues_what_is_open_in_one_step(
    window, authenticator, cohort, members, kora, language
):
    """And on her way, in her language, machines find no barrier."""
    code, barriers = authenticator(kora), Barriers()
    ready, none = said("ready", language), said("none", language)
    people.set_language(by=kora, language=language)
    page = window(f"/{language}/account/login/", language=language)
    sign_in_with_code(page, kora, code)
    page.wait_for_url("**/cms/cohorts/")
    barriers.look_all_round(page, "cohorts")
    page.get_by_role("link", name=cohort.name).click()
    page.wait_for_url(f"**/cms/cohorts/{cohort.key}/")
    assert page.locator(".cohorts__figures dd").all_inner_texts() == ["3", "2", "0", "2"]
    states = [row(page, name)[3] for name in ("Lea Muster", "Berta Bereit", "Anton Anfang")]
    assert states == [ready, ready, none]
    barriers.look_all_round(page, "cohort")

    page.locator("[data-cohort-issue] [data-cohort-label]").click()

    expect(page.locator(".cohorts__figures dd").nth(2)).to_have_text("2")
    assert page.locator(".cohorts__figures dd").all_inner_texts() == ["3", "2", "2", "0"]
    serials = {held.enrolment.learner.username: held.serial for held in Certificate.objects.all()}
    assert row(page, "Lea Muster")[3] == serials["lea"]
    assert row(page, "Anton Anfang")[3] == none
    assert page.locator("[data-cohort-label]").count() == 0
    barriers.look_all_round(page, "cohort, all issued")
    add_somebody_without_mail(page, cohort, barriers.look_all_round)
    assert barriers.found == {}
    assert len(barriers.looked) == 2 * 6


def add_somebody_without_mail(page, cohort, look):
    """The invitation, then a learner who gets a start code on paper."""
    page.goto(f"/cms/cohorts/{cohort.key}/invitation/")
    look(page, "invitation")
    page.goto(f"/cms/cohorts/{cohort.key}/learners/new/")
    look(page, "new learner")
    page.fill("#id_name", "Nele Neu")
    page.click(".cohorts__form button[type=submit]")
    page.locator(".cohorts__code").wait_for()
    look(page, "start code")


def test_otto_gets_the_same_answer_as_for_what_does_not_exist(
    window, authenticator, cohort, members, otto, kora
):
    certificates.issue_open(by=kora, cohort=cohort)
    certificate = Certificate.objects.first()
    page = window("/de/account/login/")
    sign_in_with_code(page, otto, authenticator(otto))
    page.wait_for_url("**/cms/cohorts/")
    assert cohort.name not in page.locator("body").inner_text()
    for key, form in (
        (cohort.key, "/cms/cohorts/{}/"),
        (cohort.key, "/cms/cohorts/{}/invitation/"),
        (cohort.key, "/cms/cohorts/{}/learners/new/"),
        (certificate.key, "/cms/cohorts/certificates/{}/revoke/"),
        (certificate.key, "/cms/cohorts/certificates/{}/reissue/"),
    ):
        foreign, missing = seen(page, form.format(key)), seen(page, form.format(MISSING))
        assert foreign == missing
        assert foreign[0] == 404
        assert "Lea" not in foreign[1]


def seen(page, address):
    """Status and words of an answer."""
    status = page.goto(address).status
    return status, page.locator("body").inner_text()
