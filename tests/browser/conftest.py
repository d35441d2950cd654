"""People in front of Chromium: each has a private window, and each window is watched."""

import re
import time
from importlib import import_module
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils.translation import gettext, override

from courses.models import CoursePage
from tests.conftest import PASSWORD
from tests.factories.campus import make_campus
from tests.journeys.conftest import ada, cohort, course, organisation, tarek  # noqa: F401 - the journeys' campus

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
OWN_BUSINESS = (  # of the tests: what the server answers, and when there is no line
    "Failed to load resource: the server responded with a status of",
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
)
PATIENCE = 30_000  # a busy machine releases a course in half of it


@pytest.fixture(scope="session", autouse=True)
def _static_root():
    """The server warns of a folder that is missing."""
    django_settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def released_campus(transactional_db, states):
    """The journeys' campus for tests that commit: made once, and written over the database for each of them."""
    states.begin_with("campus", make_campus)
    return CoursePage.objects.get(code="verwaltung")


class Watch:
    """What a window asks of the network, and what its console complains of."""

    def __init__(self, context, host):
        self.host, self.foreign, self.complaints = host, [], []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self.host:
            self.foreign.append(request.url)

    def _console(self, message):
        if message.type == "error" and not message.text.startswith(OWN_BUSINESS):
            self.complaints.append(f"{message.page.url if message.page else ''}: {message.text}")


@pytest.fixture
def window(chromium, live_server):
    """Opens a private window at a path of the site; at the end no foreign host was asked and nothing complained."""
    opened = []

    def open_window(path="/", *, language="de", viewport=WIDE, person=None, **options):
        context = chromium.new_context(
            viewport=viewport, locale=language, base_url=live_server.url, reduced_motion="reduce", **options
        )
        context.set_default_timeout(PATIENCE)
        opened.append((context, Watch(context, urlsplit(live_server.url).netloc)))
        if person:
            give_session(context, person, live_server.url)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_window
    for context, _watch in opened:
        context.close()
    assert [watch.foreign for _context, watch in opened if watch.foreign] == []
    assert [watch.complaints for _context, watch in opened if watch.complaints] == []


def give_session(context, person, url, **remembered):
    """The person's session, where signing in is not what is tried."""
    session = import_module(django_settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = django_settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.update(remembered)
    session.save()
    context.add_cookies(
        [{"name": django_settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url}]
    )


@pytest.fixture
def authenticator():
    """Puts a real authenticator app into somebody's hand; calling what comes back shows its code of now."""

    def activate(person):
        Authenticator.objects.filter(user=person).delete()
        secret = auth.generate_totp_secret()
        auth.TOTP.activate(person, secret)
        return lambda: f"{auth.hotp_value(secret, int(time.time()) // 30):06d}"

    return activate


def sign_in_with_code(page, person, code):
    """Name, password, code of the app: how the team comes in."""
    page.fill("#id_login", person.username)
    page.fill("#id_password", PASSWORD)
    page.click("main .way-on")
    page.fill("#id_code", code())
    page.click("main .way-on")


def at(path):
    """This page and no other, such as the sign-in page that leads on to it."""
    return re.compile(rf"^http://[^/]+{re.escape(path)}$")


def said(english, language="de"):
    """The interface's words for it, whatever the catalogue says today."""
    with override(language):
        return gettext(english)
