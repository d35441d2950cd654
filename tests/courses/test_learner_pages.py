"""The learner's pages over HTTP: what is shown, counted and refused."""

import re

import pytest

from courses import actions
from courses.models import StepProgress
from tests.factories.courses import lessons_of, make_course, make_lesson, module_of, publish, release_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(lea, released):
    course = released.again()
    actions.enrol(by=lea, learner=lea, course=course)
    return course


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


def text(response):
    return response.content.decode()


def test_the_room_shows_every_step_with_its_state_in_words(as_lea, course):
    page = text(as_lea.get("/de/learn/verwaltung/"))

    assert page.count('class="steps__link"') == 2
    assert "0 von 2 Schritten erledigt" in page


def test_the_button_marks_the_lesson_and_leads_on(as_lea, course):
    response = as_lea.post("/de/learn/verwaltung/lektion-1/done/")

    assert response.headers["Location"] == "/de/learn/verwaltung/lektion-2/"
    assert StepProgress.objects.count() == 1


def test_the_quiet_button_leads_on_without_marking(as_lea, course):
    response = as_lea.post("/de/learn/verwaltung/lektion-1/done/", {"skip": "1"})

    assert response.headers["Location"] == "/de/learn/verwaltung/lektion-2/"
    assert StepProgress.objects.count() == 0


def test_a_get_completes_nothing(as_lea, course):
    as_lea.get("/de/learn/verwaltung/lektion-1/")

    assert as_lea.get("/de/learn/verwaltung/lektion-1/done/").status_code == 405
    assert StepProgress.objects.count() == 0


def test_the_last_button_leads_to_the_page_that_says_who_acts(as_lea, course):
    as_lea.post("/de/learn/verwaltung/lektion-1/done/")
    response = as_lea.post("/de/learn/verwaltung/lektion-2/done/", follow=True)

    assert response.redirect_chain == [("/de/my/completed/verwaltung/", 302)]
    assert "stellt Ihr Zertifikat aus" in text(response)


def test_a_locked_step_says_why_and_is_not_completed_by_post(as_lea, lea):
    course = make_course("zu", lessons=2)
    publish(lessons_of(course)[1], release=[{"type": "previous", "value": None}])
    release_course(course)
    actions.enrol(by=lea, learner=lea, course=course)

    page = as_lea.get("/de/learn/zu/lektion-2/")
    as_lea.post("/de/learn/zu/lektion-2/done/")

    assert page.status_code == 403
    assert "Öffnet, wenn „Lektion 1“ erledigt ist." in text(page)
    assert StepProgress.objects.count() == 0


def test_someone_elses_course_answers_like_a_missing_one(client, tarek, course):
    client.force_login(tarek)

    foreign = client.get("/de/learn/verwaltung/lektion-1/")
    missing = client.get("/de/learn/gibtsnicht/lektion-1/")

    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert "Der Text von Lektion 1" not in text(foreign)


def test_without_an_account_the_way_leads_to_signing_in(client, course):
    response = client.get("/bg/learn/verwaltung/lektion-1/")

    assert response.headers["Location"] == "/bg/account/login/?next=/bg/learn/verwaltung/lektion-1/"


def test_a_sample_is_read_without_an_account_and_without_a_cookie(client, course):
    sample = client.get("/de/courses/verwaltung/sample/lektion-1/")
    other = client.get("/de/courses/verwaltung/sample/lektion-2/")

    assert "Der Text von Lektion 1" in text(sample)
    assert other.status_code == 404
    assert sample.cookies == {}


def test_switching_the_language_keeps_place_and_progress(as_lea, course):
    as_lea.post("/de/learn/verwaltung/lektion-1/done/")

    page = text(as_lea.get("/bg/learn/verwaltung/"))

    assert page.count("steps__item--done") == 1
    assert page.count("steps__item--here") == 1


def test_the_next_page_says_that_the_lesson_before_was_noted(as_lea, course):
    marked = as_lea.post("/en/learn/verwaltung/lektion-1/done/", follow=True)
    skipped = as_lea.post("/en/learn/verwaltung/lektion-2/done/", {"skip": "1"}, follow=True)

    told = r'role="status">.*?Noted as read: <span lang="de">Lektion 1</span>'
    assert re.search(told, text(marked), re.DOTALL)
    assert "Noted as read" not in text(skipped)


def test_the_skip_link_of_a_lesson_leads_past_the_list_of_steps(as_lea, course):
    page = text(as_lea.get("/en/learn/verwaltung/lektion-1/"))

    target = re.search(r'class="skip-link" href="#([^"]+)"', page)[1]
    assert page.index('class="contents"') < page.index(f'id="{target}" tabindex="-1"')


def test_a_text_that_is_missing_is_shown_in_german_and_marked(as_lea, course):
    page = text(as_lea.get("/bg/learn/verwaltung/lektion-1/"))

    assert '<div class="prose" lang="de">' in page


@pytest.mark.parametrize("lessons", [1, 40])
def test_pages_keep_to_their_number_of_statements(as_lea, lea, lessons, django_assert_max_num_queries):
    course = make_course("viel", lessons=lessons)
    release_course(course)
    actions.enrol(by=lea, learner=lea, course=course)
    as_lea.get("/de/learn/viel/lektion-1/")

    with django_assert_max_num_queries(4):
        as_lea.get("/de/learn/viel/lektion-1/")
    with django_assert_max_num_queries(6):
        as_lea.get("/de/learn/viel/")
    with django_assert_max_num_queries(6):
        as_lea.get("/de/my/")


def test_the_place_is_kept_by_post_only(as_lea, lea, course):
    make_lesson(module_of(course), "Lektion 3")
    as_lea.get("/de/learn/verwaltung/lektion-2/")
    assert lea.enrolments.get().last_step is None

    as_lea.post("/de/learn/verwaltung/lektion-2/place/")

    assert lea.enrolments.get().last_step == lessons_of(course)[1].translation_key


def test_learner_pages_are_never_kept_by_a_cache(as_lea, course):
    for address in ("/de/learn/verwaltung/", "/de/learn/verwaltung/lektion-1/", "/de/my/"):
        assert as_lea.get(address).headers["Cache-Control"] == "private, no-store"
