"""Two quizzes that differ only in what is right: no byte of any answer differs before it is handed in."""

import json
import re
import uuid
from itertools import count

import pytest
from django.db import transaction
from django.test import Client

from courses import documents, queries
from quizzes import drawing
from quizzes.models import Attempt
from tests.quizzes.factories import make_question, make_released_quiz, stand

pytestmark = pytest.mark.django_db
STEP = "/de/learn/verwaltung/quiz/"
KEYS = [((0,), (0, 1), (0,)), ((2,), (1, 2), (1,))]
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*|(nonce=")[^"]*')


@pytest.fixture
def _same_chance(monkeypatch):
    """Keys and seeds that are drawn are the same for both."""
    monkeypatch.setattr(drawing, "new_seed", lambda: 7)


def bank(key):
    def questions(course):
        kinds = ("single", "multiple", "truefalse")
        return [
            make_question(course, kind, kind, right, scoring="proportional" if kind == "multiple" else "all")
            for kind, right in zip(kinds, key, strict=True)
        ]

    return questions


def responses(person, key, *, until_result=False):
    """Everything that is answered on the way through the quiz, as bytes, with what is drawn anew taken out."""
    with transaction.atomic():
        course = make_released_quiz(questions=bank(key), shuffle_options=True, shuffle_questions=True)
        stand(person, course)
        client = Client()
        client.force_login(person)
        found = [_plain(response) for response in _walk(client, until_result)]
        transaction.set_rollback(True)  # the twin is built in its place
    documents.load.cache_clear()
    queries.manifest.cache_clear()
    return found


def _walk(client, until_result):
    yield client.get(STEP)
    yield client.get("/de/learn/verwaltung/")
    yield client.post(STEP + "start/")
    attempt = Attempt.objects.get()
    keys = (uuid.UUID(int=number) for number in count(1))
    for language in ("de", "en", "pl"):
        yield client.get(f"/{language}/learn/verwaltung/quiz/")
    for slot in (1, 2, 3):
        for value in ([], ["0"], ["1"], ["2"], ["0", "1"], ["5"]):
            body = {
                "attempt": str(attempt.key),
                "key": str(next(keys)),
                "slot": slot,
                "value": value,
                "language": "de",
            }
            yield client.post(STEP + "answer/", json.dumps(body), content_type="application/json")
        yield client.get(STEP)
    form = {
        "attempt": str(attempt.key),
        "page": str(uuid.UUID(int=9)),
        "slot": ["1", "2", "3"],
        "q1": "1",
        "q2": ["0", "2"],
        "q3": "0",
    }
    yield client.post(STEP + "answer/", form)
    yield client.get(STEP + "review/")
    yield client.get(STEP + "result/1/")
    if until_result:
        client.post(STEP + "submit/", {"attempt": str(attempt.key), "with_open": "1"})
        yield client.get(STEP + "result/1/")


def _plain(response):
    """Status, headers and body; tokens, random keys and the time of day are taken out."""
    drawn = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
    times = re.compile(rb"\b\d{1,2}:\d{2}\b")
    content = times.sub(b"TIME", drawn.sub(b"KEY", TOKEN.sub(b"TOKEN", response.content)))
    headers = {name: value for name, value in response.headers.items() if name != "Content-Security-Policy"}
    return response.status_code, sorted(headers.items()), content


@pytest.mark.usefixtures("_same_chance")
def test_no_byte_before_handing_in_depends_on_the_key(lea):
    one, other = (responses(lea, key) for key in KEYS)
    assert len(one) > 25
    for number, (left, right) in enumerate(zip(one, other, strict=True)):
        assert left == right, f"response {number}"


@pytest.mark.usefixtures("_same_chance")
def test_control_after_handing_in_the_twins_differ(lea):
    one, other = (responses(lea, key, until_result=True)[-1] for key in KEYS)
    assert one != other


@pytest.mark.usefixtures("_same_chance")
def test_control_one_leaked_letter_would_be_found(lea, monkeypatch):
    from quizzes.kinds.choice import ChoiceKind

    honest = ChoiceKind.option_text
    monkeypatch.setattr(
        ChoiceKind,
        "option_text",
        lambda self, option: (
            {"de": honest(self, option)["de"] + "!"}
            if option["right"] and option["text"]
            else honest(self, option)
        ),
    )
    one, other = (responses(lea, key) for key in KEYS)
    assert one != other
