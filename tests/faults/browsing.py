"""Browsers without a face: cookies, forms and JSON over one connection of the standard library."""

import http.client
import json
import re
import uuid
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from django.conf import settings

CSRF = "a" * 32
WAIT = 60  # seconds for one answer of the server


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    location: str

    @property
    def json(self):
        return json.loads(self.text)


class Browser:
    """One person's window. `session` is the key of a session in the database, or empty."""

    def __init__(self, port, session=""):
        self.port, self.connection = port, None
        self.cookies = {settings.CSRF_COOKIE_NAME: CSRF}
        if session:
            self.cookies[settings.SESSION_COOKIE_NAME] = session

    def get(self, path, **headers):
        return self._ask("GET", path, None, headers)

    def post(self, path, **fields):
        """A form, as the page would send it."""
        content = urlencode(fields, doseq=True).encode()
        return self._ask("POST", path, content, {"Content-Type": "application/x-www-form-urlencoded"})

    def send(self, path, body):
        """JSON, as the script sends it."""
        return self._ask("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def _ask(self, method, path, content, headers):
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        always = {"Host": f"localhost:{self.port}", "Cookie": cookies, "X-CSRFToken": CSRF}
        self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            self.connection.request(method, path, content, always | headers)
            response = self.connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        self._keep_cookies(response)
        if response.will_close:
            self.close()
        return Answer(response.status, text, _path(response.headers.get("Location", "")))

    def _keep_cookies(self, response):
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                if name != settings.CSRF_COOKIE_NAME:
                    self.cookies[name] = morsel.value


def _path(address):
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def attempt_on(page):
    """The key of the attempt whose form stands on the page."""
    return re.search(r'name="attempt" value="([0-9a-f-]{36})"', page.text)[1]


def answer(attempt, slot, value, **changes):
    """An answer on its way, with a key of its own."""
    facts = {"attempt": attempt, "key": str(uuid.uuid4()), "slot": slot, "value": value}
    return facts | {"language": "de", "follows": None} | changes
