"""One learner's way: sign in, dashboard, course room, five lessons, quiz of ten questions, result."""

import re
from uuid import uuid4

from tools.bench.client import Answer, Client
from tools.bench.course import CODE, LESSONS, right_answers
from tools.bench.prepare import PASSWORD
from tools.bench.site import Broken

ROOM = f"/de/learn/{CODE}/"
SIGN_IN = "/de/account/login/"
RIGHT = right_answers()


class Learner:
    """A person with a window. The steps' names are those of the report."""

    def __init__(self, port: int, name: str) -> None:
        self.client, self.name = Client(port), name

    def go(self) -> None:
        """The whole way, each page as the one before leads to it."""
        self.sign_in()
        quiz = self._lessons()
        self.start(quiz)
        self._answer_all(quiz)
        self._hand_in(quiz)

    def sign_in(self) -> None:
        """The form, the password, and the dashboard it leads to."""
        self.client.get("sign-in form", SIGN_IN)
        answer = self.client.post("sign in", SIGN_IN, login=self.name, password=PASSWORD)
        if answer.status != 302:
            raise Broken(f"{self.name} could not sign in")
        answer = self.client.get("arrive", answer.location)
        self.client.get("dashboard", answer.location)

    def _lessons(self) -> str:
        """Read five lessons; the last one's button leads to the quiz, whose address this is."""
        room = self.client.get("course room", ROOM)
        address = _found(rf'href="({ROOM}[\w-]+/)"', room)
        for _lesson in range(LESSONS):
            page = self.client.get("lesson", address)
            if told := re.search(r'data-campus-place="([^"]+)"', page.text):
                self.client.post("lesson: place", told[1])
            address = self.client.post("read, go on", f"{address}done/").location
        return address

    def start(self, quiz: str) -> None:
        """The quiz's first page, the button, the questions."""
        self.client.get("quiz", quiz)
        self.begin(quiz)

    def begin(self, quiz: str) -> None:
        """The button and the questions."""
        self.client.post("quiz start", f"{quiz}start/")
        page = self.client.get("questions", quiz)
        self.attempt = _found(r'name="attempt" value="([0-9a-f-]{36})"', page)

    def _answer_all(self, quiz: str) -> None:
        for slot, places in enumerate(RIGHT, start=1):
            facts = {"attempt": self.attempt, "key": str(uuid4()), "slot": slot, "value": places}
            reply = self.client.send("answer", f"{quiz}answer/", facts | {"language": "de", "follows": None})
            if '"saved"' not in reply.text:
                raise Broken(f"An answer was not saved: {reply.text[:200]}")

    def _hand_in(self, quiz: str) -> None:
        result = self.client.post("submit", f"{quiz}submit/", attempt=self.attempt)
        page = self.client.get("result", result.location)
        if f'max="{len(RIGHT)}"' not in page.text and "100 %" not in page.text.replace("\xa0", " "):
            raise Broken("The result is not the full score.")


def _found(pattern: str, page: Answer) -> str:
    match = re.search(pattern, page.text)
    if not match:
        raise Broken(f"A page holds no {pattern}: {page.text[:300]}")
    return match[1]
