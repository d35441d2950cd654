"""A person takes a course and holds a certificate that a stranger can verify: over HTTP, without JavaScript."""

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certificates import actions as certificates
from certificates.models import Certificate
from courses import queries
from people.models import User
from quizzes.models import Attempt
from tests.conftest import PASSWORD
from tests.journeys.walker import Walker, right_answers

pytestmark = pytest.mark.django_db


def sign_in(walker, language, person="lea"):
    walker.go(f"/{language}/account/login/")
    return walker.send("login", login=person, password=PASSWORD)


def through_the_lessons(walker, language, code="verwaltung"):
    """Press the button at the end of each lesson until the quiz stands there."""
    place = queries.place(User.objects.get(username="lea"), code)
    for item in place.manifest.items:
        walker.go(f"/{language}/learn/{code}/{item.slug}/")
        if item.kind == "lesson":
            walker.send("/done/")
    return item.slug


def take_quiz(walker, is_right=True):
    """Start, answer all on one page, look at the answers, hand in."""
    walker.send("/start/")
    attempt = Attempt.objects.latest("pk")
    answers = right_answers(attempt) if is_right else {}
    walker.send("/answer/", press=("go", "review"), **answers)
    return hand_in(walker)


def hand_in(walker):
    """Hand in, and say so again where questions are open."""
    walker.send("/submit/")
    return walker.send("/submit/") if "ask=1" in walker.address else walker


@pytest.mark.parametrize("language", ["de", "bg"])
def test_a_learner_goes_from_the_start_page_to_a_verified_certificate(language, course, cohort, lea, kora):
    walker = Walker()
    walker.go("/", **{"Accept-Language": language})
    assert walker.address == f"/{language}/"
    walker.go(f"/{language}/courses/?topic=administration")
    walker.go(f"/{language}/courses/verwaltung/")
    walker.go(f"/{language}/courses/verwaltung/sample/was-diskriminierung-ist/")
    assert walker.page.status_code == 200

    sign_in(walker, language)
    walker.go(f"/{language}/join/").send("/join/", code="herbst-26")
    assert walker.address == f"/{language}/learn/verwaltung/"

    through_the_lessons(walker, language)
    take_quiz(walker)
    assert walker.address.split("#")[0].endswith("/result/1/")
    walker.go(f"/{language}/my/completed/verwaltung/")
    assert walker.address == f"/{language}/my/completed/verwaltung/"

    certificates.issue_open(by=kora, cohort=cohort)
    certificate = Certificate.objects.get()
    walker.go(f"/{language}/my/certificates/")
    assert certificate.serial in walker.words

    stranger = Walker()
    stranger.go(f"/v/{certificate.code.lower()}", **{"Accept-Language": language})
    assert certificate.serial in stranger.words
    assert "Lea Muster" not in stranger.words


def test_the_language_may_change_after_every_step_and_progress_stays(course, cohort, lea):
    walker = Walker()
    sign_in(walker, "de")
    walker.go("/de/join/").send("/join/", code="HERBST26")
    languages = ["en", "bg", "hr", "it", "pl", "ro", "de"]
    place = queries.place(lea, "verwaltung")
    lessons = [item for item in place.manifest.items if item.kind == "lesson"]
    for count, (item, language) in enumerate(zip(lessons, languages, strict=False), start=1):
        walker.go(f"/{language}/learn/verwaltung/{item.slug}/").send("/done/")
        for other in languages:
            walker.go(f"/{other}/learn/verwaltung/")
            assert walker.html.count("steps__item--done") == count


def test_an_attempt_keeps_its_answers_when_the_language_changes(course, cohort, lea):
    walker = Walker()
    sign_in(walker, "de")
    walker.go("/de/join/").send("/join/", code="HERBST26")
    slug = through_the_lessons(walker, "de")
    walker.send("/start/")
    answers = right_answers(Attempt.objects.get())
    walker.send("/answer/", press=("go", "review"), **answers)

    walker.go(f"/bg/learn/verwaltung/{slug}/")

    chosen = [field for field in walker.fields("/answer/") if "checked" in field]
    assert len(chosen) == sum(len(values) for values in answers.values())


def test_not_passing_is_told_calmly_and_may_be_tried_again(course, cohort, lea):
    walker = Walker()
    sign_in(walker, "de")
    walker.go("/de/join/").send("/join/", code="HERBST26")
    slug = through_the_lessons(walker, "de")

    take_quiz(walker, is_right=False)
    assert "Noch nicht bestanden" in walker.words
    walker.go(f"/de/learn/verwaltung/{slug}/")
    take_quiz(walker)

    assert "Noch nicht bestanden" not in walker.words
    assert queries.place(lea, "verwaltung").completed_on is not None


def test_handing_in_twice_and_going_back_is_one_attempt(course, cohort, lea):
    walker = Walker()
    sign_in(walker, "de")
    walker.go("/de/join/").send("/join/", code="HERBST26")
    slug = through_the_lessons(walker, "de")
    walker.send("/start/")
    walker.go(f"/de/learn/verwaltung/{slug}/review/")
    walker.send("/submit/")
    asked = walker.page
    walker.send("/submit/")
    result = walker.address

    walker.page, walker.address = asked, f"/de/learn/verwaltung/{slug}/review/"
    walker.send("/submit/")

    assert walker.address.split("#")[0] == result.split("#")[0]
    assert Attempt.objects.count() == 1


OF_THE_TEST = 2  # the test itself reads the attempt and its item, to know the right answers


def statements(queries_seen):
    return [
        q["sql"] for q in queries_seen if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]


def test_signing_in_and_the_journey_keep_to_their_number_of_statements(course, cohort, lea):
    """Sign-in ≤ 25; then dashboard, room, five steps, quiz with ten answers by the script, submit, result ≤ 110."""
    warm, walker = Walker(), Walker()
    sign_in(warm, "de")
    warm.go("/de/join/").send("/join/", code="HERBST26")
    warm.go("/de/my/")
    walker.go("/de/account/login/")
    with CaptureQueriesContext(connection) as seen:
        walker.client.post(
            walker.address, signing_in_fields(walker), headers={"Sec-Fetch-Site": "same-origin"}
        )
    assert len(statements(seen)) <= 25

    with CaptureQueriesContext(connection) as seen:
        walker.go("/de/my/")
        walker.go("/de/learn/verwaltung/")
        slug = through_the_lessons_once(walker)
        walker.send("/start/")
        answer_by_script(walker, slug, lea)
        walker.go(f"/de/learn/verwaltung/{slug}/review/").send("/submit/")

    count = len(statements(seen)) - OF_THE_TEST
    assert count <= 110, "\n".join(sql[:110] for sql in statements(seen))


def signing_in_fields(walker):
    fields = {
        field["name"]: field.get("value") or "" for field in walker.fields("login") if field.get("value")
    }
    return fields | {"login": "lea", "password": PASSWORD}


def through_the_lessons_once(walker):
    walker.click("Weiterlernen") if "Weiterlernen" in walker.words else walker.click("Beginnen")
    while "/done/" in walker.html:
        walker.send("/done/")
    return walker.address.rstrip("/").rsplit("/", 1)[-1]


def answer_by_script(walker, slug, person):
    attempt = Attempt.objects.get(submitted_at=None)
    token = next(f["value"] for f in walker.fields("/answer/") if f["name"] == "csrfmiddlewaretoken")
    for field, places in right_answers(attempt).items():
        slot = int(field[1:])
        body = {
            "attempt": str(attempt.key),
            "key": str(uuid.uuid4()),
            "slot": slot,
            "value": places,
            "language": "de",
        }
        response = walker.client.post(
            f"/de/learn/verwaltung/{slug}/answer/",
            json.dumps(body | {"follows": None}),
            content_type="application/json",
            headers={"X-CSRFToken": token},
        )
        assert response.status_code == 200, response.content
