"""A person with planted names goes everywhere a log line may come from: the log holds none of it."""

import re

import pytest

from people import actions
from tests.campus.running import until
from tests.conftest import PASSWORD
from tests.faults.browsing import Browser, answer, attempt_on
from tests.faults.conftest import session_of
from tests.quizzes.factories import stand

pytestmark = pytest.mark.xdist_group("faults")
QUIZ = "/de/learn/verwaltung/quiz/"
NAME, LOGIN, EMAIL = "Quendolina Kennzeichen", "quendolina-login", "quendolina.mail@example.org"
ANSWER, GUESS, CODE = "Antwort-Quittengelb", "Passwort-Quittengelb", "QUITTEN7"
MARKERS = ["Quendolina", "quendolina", "Kennzeichen", "Quittengelb", CODE]


@pytest.fixture
def session(quiz_course):
    person = actions.create_person(by=None, username=LOGIN, password=PASSWORD, name=NAME, email=EMAIL)
    stand(person, quiz_course)
    return session_of(person)


def go_everywhere(site, session, mails):
    """The secret parts of the links that were used."""
    stranger, learner = Browser(site.port), Browser(site.port, session)
    for login in (LOGIN, EMAIL, NAME):
        stranger.post("/de/account/login/", login=login, password=GUESS)
    stranger.post("/de/account/signup/", name=NAME, email=EMAIL, password1=GUESS, password=GUESS)
    stranger.post("/de/account/code/", code=CODE, password=GUESS)
    stranger.get(f"/v/{CODE}?name=Quendolina")
    stranger.post(f"/de/gibtsnicht/?wer={EMAIL}", wer=NAME)
    learner.get(f"/de/learn/gibtsnicht/?name={EMAIL}")
    learner.post("/de/join/", code=CODE)
    learner.post("/de/account/profile/", name=NAME)
    _answer(learner)
    secrets = _new_password(stranger, mails)
    stranger.close()
    learner.close()
    return secrets


def _answer(learner):
    """Answers as the page sends them, and as it never would."""
    learner.post(QUIZ + "start/")
    attempt = attempt_on(learner.get(QUIZ))
    assert learner.send(QUIZ + "answer/", answer(attempt, 1, ["0"])).status == 200
    for sent in (answer(attempt, 1, [ANSWER]), answer(attempt, 1, ANSWER), answer(ANSWER, 1, ["0"]), ANSWER):
        assert learner.send(QUIZ + "answer/", sent).status == 400
    learner.post(QUIZ + "answer/", attempt=attempt, page=attempt, slot="1", q1=ANSWER)


def _new_password(stranger, mails):
    """Ask for a link, use it, use it again, and forge one."""
    stranger.post("/de/account/password/reset/", email=EMAIL)
    link = until(lambda: _link_in(mails), "the mail is there")
    *_way, key, token, _end = link.split("/")
    assert stranger.get(link).status == 200
    stranger.post(link, password="ein ganz neues passwort")
    stranger.cookies.pop("campus_session", None)
    assert stranger.get(link).status == 410
    assert stranger.get("/de/account/confirm-email/" + token + "/").status in (404, 410)
    return [key, token]


def _link_in(mails):
    for file in mails.glob("*.log") if mails.exists() else ():
        if found := re.search(r"/de/account/reset/[0-9a-f-]+/[\w-]+/", file.read_text(encoding="utf-8")):
            return found[0]
    return None


def test_the_log_holds_no_name_address_answer_or_token(session, serve, tmp_path):
    with serve(EMAIL_URL=f"filemail://{tmp_path}/mails") as site:
        secrets = go_everywhere(site, session, tmp_path / "mails")
    log = site.log.read_text()
    assert [marker for marker in [*MARKERS, *secrets, session] if marker in log] == []
    said = ("Not Found: /de/gibtsnicht/", "An answer was refused (person", "Gone: /de/account/reset/…")
    assert [words for words in said if words not in log] == []


def test_control_without_the_filter_the_log_would_tell(session, serve, tmp_path):
    with serve("tests.faults.settings_talkative", EMAIL_URL=f"filemail://{tmp_path}/mails") as site:
        _key, token = go_everywhere(site, session, tmp_path / "mails")
    assert token in site.log.read_text()
