"""The learner's edge over HTTP: with and without script, twice, by others, without a session."""

import json
import logging
import re
import uuid
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import StepProgress
from quizzes import actions
from quizzes.models import Attempt, Response
from tests.quizzes.factories import RIGHT, WRONG, make_question, make_released_quiz, slots, stand

pytestmark = pytest.mark.django_db
STEP = "/de/learn/verwaltung/quiz/"
NOT_HANDED_IN = "You were signed out. Not handed in yet: please press “Hand in” once more."


@pytest.fixture(scope="module")
def released(prepare):
    return prepare(make_released_quiz)


@pytest.fixture
def course(released):
    return released.again()


@pytest.fixture
def learner(client, lea, course):
    """Lea, enrolled and signed in."""
    stand(lea, course)
    client.force_login(lea)
    return client


@pytest.fixture
def attempt(learner):
    learner.post(STEP + "start/")
    return Attempt.objects.get()


def body(at, **changes):
    sent = {
        "attempt": str(at.key),
        "key": str(uuid.uuid4()),
        "slot": 1,
        "value": ["0"],
        "language": "de",
        "follows": None,
    }
    return sent | changes


def send(client, at, step=STEP, **changes):
    """One answer as the script sends it."""
    return client.post(step + "answer/", json.dumps(body(at, **changes)), content_type="application/json")


def form(attempt, answers, page=None, **more):
    """The form of a page without script."""
    fields = {f"q{slot}": value for slot, value in answers.items()}
    return (
        {"attempt": str(attempt.key), "page": str(page or uuid.uuid4()), "slot": ["1", "2", "3"]}
        | fields
        | more
    )


def handed_in(attempt):
    """The form of somebody who was asked and leaves questions open."""
    return {"attempt": str(attempt.key), "with_open": "1"}


def text(response):
    return response.content.decode()


# --- the whole way ---


def test_without_script_the_whole_way(learner):
    learner.get(STEP)
    learner.post(STEP + "start/")
    attempt = Attempt.objects.get()
    reviewed = learner.post(STEP + "answer/", form(attempt, RIGHT, go="review"), follow=True)
    assert "Antwort Eins 0" in text(reviewed)
    result = learner.post(STEP + "submit/", {"attempt": str(attempt.key)}, follow=True)
    assert result.redirect_chain == [(STEP + "result/1/#result", 302)]
    assert "Weil Eins 0." in text(result)
    assert StepProgress.objects.get().source == "passed"


def test_the_language_may_change_in_mid_attempt(learner, attempt):
    send(learner, attempt, slot=2, value=["0", "1"])
    english = text(learner.get("/en/learn/verwaltung/quiz/"))
    assert "Answer Zwei 0" in english
    assert english.count(" checked") == 2
    send(learner, attempt, slot=1, value=["0"], language="en")
    assert text(learner.get(STEP)).count(" checked") == 3


def test_what_is_not_translated_is_german_and_says_so(learner, attempt):
    polish = text(learner.get("/pl/learn/verwaltung/quiz/"))
    assert '<span lang="de">Frage Eins?</span>' in polish
    assert '<span lang="de">Antwort Eins 0</span>' in polish


def test_a_failed_result_names_the_lesson_that_helps(learner, attempt):
    for slot, value in WRONG.items():
        send(learner, attempt, slot=slot, value=value)
    result = learner.post(STEP + "submit/", {"attempt": str(attempt.key)}, follow=True)
    assert "/de/learn/verwaltung/lektion-1/" in text(result)
    assert "<mark" not in text(result)
    assert StepProgress.objects.count() == 0


def test_handing_in_with_open_questions_asks_once(learner, attempt):
    send(learner, attempt, slot=1)
    asked = learner.post(STEP + "submit/", {"attempt": str(attempt.key)}, follow=True)
    assert asked.redirect_chain == [(STEP + "review/?ask=1#ask", 302)]
    assert re.findall(r'<li><a href="([^"]+)"', text(asked).split('id="ask"')[1].split("</ul>")[0]) == [
        STEP + "#q2",
        STEP + "#q3",
    ]
    assert Attempt.objects.get().submitted_at is None
    learner.post(STEP + "submit/", handed_in(attempt))
    assert Attempt.objects.get().submitted_at is not None


def test_who_answered_all_is_not_asked(learner, attempt):
    for slot, value in WRONG.items():
        send(learner, attempt, slot=slot, value=value)
    assert learner.post(STEP + "submit/", {"attempt": str(attempt.key)}).url == STEP + "result/1/#result"


def test_after_the_end_of_the_time_nobody_is_asked(learner, attempt):
    long_ago = attempt.started_at - timedelta(hours=2)
    Attempt.objects.update(time_limit_minutes=30, started_at=long_ago)
    assert "data-campus-dialog" not in text(learner.get(STEP + "review/"))
    assert learner.post(STEP + "submit/", {"attempt": str(attempt.key)}).url == STEP + "result/1/#result"


def test_later_stores_and_leaves_for_the_course_room(learner, attempt):
    reply = learner.post(STEP + "answer/", form(attempt, {2: ["1"]}, go="later"))
    assert reply.url == "/de/learn/verwaltung/"
    assert [slot.value for slot in slots(attempt)] == [None, [1], None]


def test_the_review_stays_the_review_in_another_language(learner, attempt):
    reviewed = learner.post(STEP + "answer/", form(attempt, {1: ["0"]}, go="review"), follow=True)
    (address,) = re.findall(r'<a class="menu__link" href="([^"]+)" lang="en"', text(reviewed))
    assert address == "/en/learn/verwaltung/quiz/review/"
    assert "Answer Eins 0" in text(learner.get(address))


def test_the_review_shows_questions_whole(client, lea):
    long = "Eine sehr lange Frage, " * 12 + "und ihr Ende?"
    course = make_released_quiz(
        "lang", questions=lambda course: [make_question(course, "Lang", text_pl=f"<p>{long}</p>")]
    )
    stand(lea, course)
    client.force_login(lea)
    client.post("/de/learn/lang/quiz/start/")
    reviewed = text(client.get("/pl/learn/lang/quiz/review/"))
    assert long in reviewed
    assert "…" not in reviewed.split("<dl")[1].split("</dl>")[0]


def test_the_result_is_named_and_each_heading_says_how_it_went(learner, attempt):
    for slot, value in ({2: ["0"]} | {1: ["0"]}).items():
        send(learner, attempt, slot=slot, value=value)
    page = text(learner.post(STEP + "submit/", handed_in(attempt), follow=True))
    headings = [
        " ".join(re.sub(r"<[^>]+>", " ", found).split())
        for found in re.findall(r"<h[13].*?</h[13]>", page, re.DOTALL)
    ]
    assert headings == [
        "Ergebnis",
        "Frage 2 , Nicht richtig , 0 von 1 Punkt : Frage Zwei?",
        "Frage 3 , Nicht beantwortet , 0 von 1 Punkt : Frage Drei?",
        "Frage 1 , Richtig , 1 von 1 Punkt : Frage Eins?",
    ]


def test_the_words_of_a_failed_result_add_up(client, lea):
    def thirds(course):
        return [
            make_question(course, name, "multiple", (0, 1), points=3, scoring="proportional")
            for name in ("A", "B")
        ]

    step = STEP.replace("verwaltung", "drittel")
    stand(lea, make_released_quiz("drittel", questions=thirds, pass_percent=90))
    client.force_login(lea)
    client.post(step + "start/")
    attempt = Attempt.objects.get()
    send(client, attempt, step, slot=1, value=["0", "1"])
    send(client, attempt, step, slot=2, value=["1"])
    page = text(client.post(step + "submit/", {"attempt": str(attempt.key)}, follow=True))
    assert re.findall(r"([\d,]+) von (\d) Punkt", page) == [
        ("4,5", "6"),
        ("4,5", "6"),
        ("1,5", "3"),
        ("3", "3"),
    ]
    assert 'stroke-dasharray="4.50 6"' in page


def test_a_hint_of_the_author_replaces_ours(client, lea):
    def two(course):
        return [
            make_question(course, "A", "multiple", (0, 1), hint_de="Mehrere sind richtig."),
            make_question(course, "B", "multiple", (0, 1)),
        ]

    step = STEP.replace("verwaltung", "hinweis")
    stand(lea, make_released_quiz("hinweis", questions=two))
    client.force_login(lea)
    client.post(step + "start/")
    hints = re.findall(r'<p class="question__hint"[^>]*>(.*?)</p>', text(client.get(step)))
    assert hints == ["Mehrere sind richtig.", gettext("Choose all that apply.")]


def test_one_question_per_page(client, lea):
    step = STEP.replace("verwaltung", "einzeln")
    stand(lea, make_released_quiz("einzeln", one_per_page=True))
    client.force_login(lea)
    client.post(step + "start/")
    attempt = Attempt.objects.get()
    second = client.post(step + "answer/", form(attempt, {1: ["0"]}, go="2") | {"slot": ["1"]})
    assert ("Frage Zwei?" in text(second), "Frage Eins?" in text(second)) == (True, False)
    assert [slot.value for slot in slots(attempt)] == [[0], None, None]


def test_results_are_shown_after_handing_in_only(learner, attempt):
    assert learner.get(STEP + "result/1/").status_code == 404
    learner.post(STEP + "submit/", handed_in(attempt))
    assert learner.get(STEP + "result/1/").status_code == 200
    assert learner.get(STEP + "result/2/").status_code == 404


# --- what the script is told ---


def test_saved_is_said_with_time_and_key(learner, attempt):
    key = str(uuid.uuid4())
    reply = send(learner, attempt, key=key)
    assert reply.status_code == 200
    assert {name: reply.json()[name] for name in ("state", "key", "slot", "message")} == {
        "state": "saved", "key": key, "slot": 1, "message": "",
    }  # fmt: skip


def test_the_same_answer_again_has_the_same_reply(learner, attempt):
    key = str(uuid.uuid4())
    replies = [send(learner, attempt, key=key).content for _time in range(2)]
    assert (replies[0], Response.objects.count()) == (replies[1], 1)


def test_another_value_under_the_key_is_a_conflict(learner, attempt):
    key = str(uuid.uuid4())
    send(learner, attempt, key=key)
    reply = send(learner, attempt, key=key, value=["1"])
    assert (reply.status_code, reply.json()["state"]) == (409, "conflict")


def test_a_stale_answer_brings_the_one_that_counts(learner, attempt):
    first = send(learner, attempt, value=["1"]).json()
    reply = send(learner, attempt, value=["2"]).json()
    assert (reply["state"], reply["newest"]) == ("stale", {"key": first["key"], "value": ["1"]})
    assert reply["message"]


def test_late_is_told(learner, attempt):
    learner.post(STEP + "submit/", handed_in(attempt))
    assert send(learner, attempt).json()["state"] == "late"


# --- forged ---


@pytest.mark.parametrize(
    "changes",
    [
        {"value": ["9"]}, {"value": "0"}, {"value": [0]}, {"value": [["0"]]}, {"value": None}, {"value": ["0", "1"]},
        {"slot": 0}, {"slot": 4}, {"slot": "1"}, {"slot": True}, {"slot": -1}, {"slot": 10**30},
        {"language": "xx"}, {"language": None}, {"key": "x"}, {"key": 5}, {"follows": "x"}, {"attempt": None},
    ],
)  # fmt: skip
def test_what_our_page_would_not_send_is_refused_and_logged(learner, attempt, caplog, changes):
    with caplog.at_level(logging.WARNING, "quizzes.views"):
        reply = send(learner, attempt, **changes)
    assert (reply.status_code, reply.json()["state"]) == (400, "refused")
    assert Response.objects.count() == 0
    assert len([record for record in caplog.records if record.name == "quizzes.views"]) == 1
    assert not {"lea", "Lea Muster", str(attempt.key)} & set(re.findall(r"[\w -]+", caplog.text))


@pytest.mark.parametrize("raw", ["[]", "{", "null", "[" * 100_000, "\xff", '{"slot": 1e999}'])
def test_any_bytes_get_a_sentence(learner, attempt, raw):
    reply = learner.post(STEP + "answer/", raw, content_type="application/json")
    assert (reply.status_code, reply.json()["state"]) == (400, "refused")


def test_a_foreign_attempt_is_answered_like_a_missing_one(client, attempt, otto, course, caplog):
    stand(otto, course)
    client.force_login(otto)
    foreign = send(client, attempt)
    attempt.key = uuid.uuid4()
    missing = send(client, attempt)
    assert (foreign.status_code, foreign.content) == (404, missing.content)
    assert Response.objects.count() == 0
    assert len([record for record in caplog.records if record.name == "quizzes.views"]) == 2


@pytest.mark.parametrize("address", ["start/", "answer/", "review/", "submit/", "result/1/"])
def test_who_is_not_enrolled_finds_nothing(client, attempt, otto, address):
    client.force_login(otto)
    for send_by in (client.get, client.post):
        assert send_by(STEP + address, {"attempt": str(attempt.key)}).status_code in (404, 405)
    assert Attempt.objects.get().submitted_at is None


def test_a_foreign_result_is_missing(client, learner, attempt, otto, course):
    learner.post(STEP + "submit/", handed_in(attempt))
    stand(otto, course)
    client.force_login(otto)
    assert client.get(STEP + "result/1/").status_code == 404


def test_a_quiz_address_at_a_lesson_is_missing(learner):
    assert learner.post("/de/learn/verwaltung/lektion-1/start/").status_code == 404


def test_a_forged_form_is_told_and_stores_nothing(learner, attempt):
    reply = learner.post(STEP + "answer/", form(attempt, {1: ["7"]}))
    assert (reply.status_code, reply.url, Response.objects.count()) == (302, STEP, 0)


# --- without a session ---


def test_the_script_is_told_to_sign_in(client, attempt):
    client.logout()
    reply = send(client, attempt)
    assert (reply.status_code, reply.json()["state"]) == (401, "signed-out")


def test_a_form_without_a_session_waits_and_is_there_after_signing_in(client, attempt, lea):
    client.logout()
    reply = client.post(STEP + "answer/", form(attempt, RIGHT, go="review"))
    assert reply.url.endswith(f"?next={STEP}")
    client.force_login(lea)
    page = text(client.get(STEP))
    assert (page.count(" checked"), Response.objects.count()) == (4, 0)
    client.post(STEP + "answer/", form(attempt, RIGHT, go="review"))
    assert [slot.value for slot in slots(attempt)] == [[0], [0, 1], [0]]
    assert "quizzes_unsent" not in client.session


def test_what_was_answered_since_is_not_covered_by_them(client, attempt, lea):
    client.logout()
    client.post(STEP + "answer/", form(attempt, {1: ["2"]}, go="review"))
    client.force_login(lea)
    send(client, attempt, slot=1, value=["0"])
    page = text(client.get(STEP))
    assert re.findall(r'name="q1" value="(\d)" checked', page) == ["0"]
    assert "data-unsent" not in page


def test_signing_in_again_leads_back_to_the_question(client, attempt):
    client.logout()
    alone = form(attempt, {2: ["1"]}, go="3") | {"slot": ["2"]}
    assert client.post(STEP + "answer/", alone).url.endswith(f"?next={STEP}%3Fq%3D2")


def test_handing_in_without_a_session_leads_back_to_the_review_which_says_so(client, attempt, lea):
    client.logout()
    reply = client.post(STEP + "submit/", {"attempt": str(attempt.key)})
    (wanted,) = parse_qs(urlsplit(reply.url).query)["next"]
    assert (urlsplit(reply.url).path, wanted) == (reverse("account_login"), STEP + "review/?again=1")
    client.force_login(lea)
    assert gettext(NOT_HANDED_IN) in text(client.get(wanted))
    assert gettext(NOT_HANDED_IN) not in text(client.get(STEP + "review/"))
    assert Attempt.objects.get().submitted_at is None


def test_opening_the_address_of_handing_in_without_a_session_promises_nothing(client, attempt):
    client.logout()
    assert client.get(STEP + "submit/").url.endswith(f"?next={STEP}review/")


def test_another_person_at_the_same_pc_does_not_find_them(client, attempt, otto, course):
    client.logout()
    client.post(STEP + "answer/", form(attempt, RIGHT, go="review"))
    stand(otto, course)
    client.force_login(otto)
    client.post(STEP + "start/")
    assert text(client.get(STEP)).count(" checked") == 0


# --- double ---


def test_a_double_click_on_start_and_submit_has_one_effect(learner):
    for _time in range(2):
        learner.post(STEP + "start/")
    attempt = Attempt.objects.get()
    addresses = {learner.post(STEP + "submit/", handed_in(attempt)).url for _time in range(2)}
    assert (addresses, Attempt.objects.count()) == ({STEP + "result/1/#result"}, 1)


def test_opening_an_address_of_a_form_leads_back(learner, attempt):
    addresses = [learner.get(STEP + address).url for address in ("start/", "answer/", "submit/")]
    assert addresses == [STEP, STEP, STEP + "review/"]


# --- counts ---


def count(action):
    with CaptureQueriesContext(connection) as captured:
        action()
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return len([query for query in captured if not query["sql"].startswith(frame)])


def test_a_warm_quiz_page_takes_five_statements(learner, attempt):
    learner.get(STEP)
    assert count(lambda: learner.get(STEP)) <= 5


def test_a_saved_answer_takes_five_statements_session_and_person_included(learner, attempt):
    send(learner, attempt)
    assert count(lambda: send(learner, attempt, slot=2, value=["1"])) <= 5


def test_the_pages_beside_it_are_cheap_too(learner, attempt):
    learner.get(STEP + "review/")
    assert count(lambda: learner.get(STEP + "review/")) <= 5
    learner.post(STEP + "submit/", handed_in(attempt))
    learner.get(STEP + "result/1/")
    assert count(lambda: learner.get(STEP + "result/1/")) <= 6
    assert count(lambda: learner.get(STEP)) <= 5


def test_nothing_is_cached_on_a_shared_pc(learner, attempt):
    addresses = [STEP, STEP + "review/"]
    assert {learner.get(address)["Cache-Control"] for address in addresses} == {"private, no-store"}


def test_the_course_room_shows_repeat_until_it_is_passed(learner, attempt, lea, course):
    from courses import kinds

    place = stand(lea, course)
    quiz = kinds.get("quiz")
    states = [quiz.states(place.enrolment_id, list(place.manifest.items))]
    actions.submit(by=lea, attempt_key=attempt.key)
    states.append(quiz.states(place.enrolment_id, list(place.manifest.items)))
    learner.post(STEP + "start/")
    again = Attempt.objects.get(number=2)
    for slot, value in RIGHT.items():
        send(learner, again, slot=slot, value=value)
    actions.submit(by=lea, attempt_key=again.key)
    states.append(quiz.states(place.enrolment_id, list(place.manifest.items)))
    assert [[state.state for state in found.values()] for found in states] == [[], ["repeat"], []]
