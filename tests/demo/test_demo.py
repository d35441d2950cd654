import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from certificates.models import Certificate
from courses.models import Cohort, CoursePage, Edition, Enrolment, Offer
from demo.loading import FOLDER, PASSWORD
from people.models import User

KINDS = ("imprint", "privacy", "accessibility", "easy-language", "sign-language", "help")
GERMAN = '<div class="prose" lang="de">'


@pytest.fixture
def demo(db, settings, tmp_path):
    """The demo, loaded."""
    settings.DEMO = True
    settings.MEDIA_ROOT, settings.STORE_ROOT = tmp_path / "media", tmp_path / "store"
    call_command("campus_demo", verbosity=0)


def test_outside_the_demo_the_command_refuses(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("campus_demo")
    assert User.objects.count() == 0


def states():
    """Everything the demo makes, as numbers."""
    models = (User, CoursePage, Cohort, Enrolment, Certificate, Offer)
    return [model.objects.count() for model in models]


def test_the_demo_is_whole_and_loads_once(demo, capsys):
    before = [
        *states(),
        Revision.objects.count(),
        PageLogEntry.objects.count(),
        ModelLogEntry.objects.count(),
    ]
    call_command("campus_demo", verbosity=0)
    assert before[:6] == [16, 2, 3, 12, 2, 2]
    assert [
        *states(),
        Revision.objects.count(),
        PageLogEntry.objects.count(),
        ModelLogEntry.objects.count(),
    ] == before
    call_command("campus_demo", "--accounts")
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("lea", "tarek", "kora", "otto", "ada", PASSWORD, "HERBST-26"))


def test_pages_for_everybody(demo, django_assert_max_num_queries):
    reader = Client()
    reader.get("/de/")
    with django_assert_max_num_queries(8):
        start = reader.get("/de/")
    words = start.content.decode()
    assert (start.status_code, "Diskriminierungsfrei handeln in der Verwaltung" in words) == (200, True)
    for kind in KINDS:
        for language in ("de", "en", "bg", "hr", "it", "pl", "ro"):
            page = reader.get(f"/{language}/{kind}/")
            assert (kind, language, page.status_code) == (kind, language, 200)
    assert not reader.cookies, "the privacy page says that reading sets no cookie"


def test_both_courses_are_whole_in_german_english_and_bulgarian(demo):
    for edition in Edition.objects.all():
        shares = [edition.languages[language] for language in ("de", "en", "bg")]
        assert (edition.rules["code"], shares) == (edition.rules["code"], [100, 100, 100])


def test_information_is_there_in_english_and_bulgarian_and_elsewhere_german_says_so(db):
    call_command("campus_pages", FOLDER / "site", verbosity=0)
    reader = Client()
    for kind in KINDS:
        for language in ("en", "bg"):
            page = reader.get(f"/{language}/{kind}/").content.decode()
            assert (kind, language, GERMAN in page) == (kind, language, False)
    assert GERMAN in reader.get("/pl/accessibility/").content.decode()
