"""A browser without a face: cookies, forms and JSON over one connection, and what each answer cost."""

import gzip
import http.client
import json
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import brotli

from tools.bench.site import Broken

CSRF = "a" * 32
WAIT = 120  # seconds for one answer
IDLE = 10  # seconds after which a window opens a connection anew; the server closes an idle one after 20
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Sample:
    """One request: where it belongs, how long it took here, what it cost there."""

    step: str
    seconds: float
    cpu: float
    statements: int
    bytes: int


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    location: str


class Client:
    """One person's window."""

    def __init__(self, port: int) -> None:
        self.port, self.samples = port, list[Sample]()
        self.cookies = {"campus_csrf": CSRF}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        self.used_at = time.monotonic()

    def get(self, step: str, path: str) -> Answer:
        """A page."""
        return self._ask(step, "GET", path)

    def post(self, step: str, path: str, **fields: str | list[str]) -> Answer:
        """A form, as the page would send it."""
        return self._ask(step, "POST", path, urlencode(fields, doseq=True).encode(), FORM)

    def send(self, step: str, path: str, body: object) -> Answer:
        """JSON, as the script sends it."""
        return self._ask(step, "POST", path, json.dumps(body).encode(), JSON)

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def _ask(self, step: str, method: str, path: str, content: bytes = b"", kind: str = "") -> Answer:
        headers = {
            "Host": f"localhost:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept-Encoding": "gzip, br",
            "X-CSRFToken": CSRF,
        }
        if time.monotonic() - self.used_at > IDLE:
            self.close()
        started = time.perf_counter()
        self.connection.request(
            method, path, content or None, headers | ({"Content-Type": kind} if kind else {})
        )
        response = self.connection.getresponse()
        body = response.read()
        self.used_at = time.monotonic()
        self._note(step, time.perf_counter() - started, response, len(body))
        if response.status >= 400:
            raise Broken(f"{method} {path} answered {response.status}")
        return Answer(response.status, _decoded(response, body), _path(response.headers.get("Location", "")))

    def _note(self, step: str, seconds: float, response: http.client.HTTPResponse, size: int) -> None:
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                if name != "campus_csrf":
                    self.cookies[name] = morsel.value
        cpu, statements = (response.headers.get(f"X-Bench-{name}", "0") for name in ("CPU", "Statements"))
        self.samples.append(Sample(step, seconds, float(cpu), int(statements), size))


def _decoded(response: http.client.HTTPResponse, body: bytes) -> str:

    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(
        response.headers.get("Content-Encoding", "")
    )
    return (unpack(body) if unpack else body).decode("utf-8", "replace")


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
