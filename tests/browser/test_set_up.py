"""The first administrator sets an empty site up: account, second factor, what is still to be written, a course, a trainer."""

import time
from io import StringIO
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal import auth
from django.core.management import call_command

from courses.models import CoursePage, CourseRole
from people import actions
from people.models import User
from tests.browser.barriers import Barriers
from tests.browser.conftest import NARROW, said
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAY_ON = "main .way-on"
FIELDS = {
    "name": "Ada Ordnung",
    "username": "ada",
    "password": PASSWORD,
    "organisation": "Muster-Träger",
    "imprint": "Weg 1",
}


@pytest.fixture
def address():
    """What `campus_setup` prints to the person at the terminal."""
    text = StringIO()
    call_command("campus_setup", stdout=text)
    return urlsplit(next(word for word in text.getvalue().split() if "/setup/start/" in word)).path


def set_up(page, look):
    look(page, "set up")
    for name, value in FIELDS.items():
        page.fill(f"#id_{name}", value)
    page.click(WAY_ON)
    look(page, "second factor")
    page.click('main a[href$="/security/app/"]')
    look(page, "app")
    return page.locator("main strong.tabular").inner_text()


def confirm(page, secret):
    page.fill("#id_code", f"{auth.hotp_value(secret, int(time.time()) // 30):06d}")
    page.click(WAY_ON)


def make_a_course(page):
    page.get_by_role("link", name=said("Make a course")).click()
    page.fill('[name="heading_de"]', "Unser erster Kurs")
    page.get_by_role("tab", name=said("Rules and address")).click()
    page.fill('[name="code"]', "erster")
    page.select_option('[name="topic"]', index=1)
    page.select_option('[name="audience"]', index=1)
    page.locator("footer button[type=submit]").first.click()
    page.wait_for_url("**/edit/")


def test_from_the_printed_address_to_a_course_with_a_trainer(window, address):
    barriers = Barriers()
    page = window(address, viewport=NARROW)
    secret = set_up(page, barriers.look)
    confirm(page, secret)
    barriers.look(page, "recovery codes")
    page.click(WAY_ON)
    page.wait_for_url("**/cms/")
    assert page.get_by_role("heading", name=said("Still to do")).is_visible()
    assert barriers.found == {}

    page.set_viewport_size({"width": 1280, "height": 900})
    make_a_course(page)
    course = CoursePage.objects.get(code="erster")
    actions.create_person(by=User.objects.get(username="ada"), username="tarek", name="Tarek Text")
    page.goto(f"/cms/courses/{course.pk}/team/?q=Tarek")
    page.click('button[name="role"][value="trainer"]')
    page.locator(".messages .success").wait_for()
    assert list(CourseRole.objects.values_list("person__username", "role")) == [("tarek", "trainer")]
