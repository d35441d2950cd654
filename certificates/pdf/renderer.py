"""The parent's side of the child process: starts it, hands it orders, ends it when it takes too long."""

import base64
import json
import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SECONDS = 30
MEGABYTES = 512
START_SECONDS = 60  # loading the fonts on a busy machine
ROOMS = Path(__file__).resolve().parents[2]


class RenderProblem(Exception):
    """No PDF was made; `reason` is a word for the order's row."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Renderer:
    """A child for some orders. Used as a context manager; a child that failed hard is replaced at the next order."""

    def __init__(self, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self.seconds, self.megabytes = seconds, megabytes
        self.child: subprocess.Popen[bytes] | None = None
        self.buffer = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def render(self, order: dict[str, Any]) -> bytes:
        """The PDF of an order. RenderProblem: `no_pango`, `does_not_fit`, `memory`, `time`, `died`, `failed: …`."""
        child = self._running()
        try:
            child.stdin.write(json.dumps(order).encode() + b"\n")  # type: ignore[union-attr]
            child.stdin.flush()  # type: ignore[union-attr]
        except BrokenPipeError:
            self._fail("died")
        return self._answer(self.seconds)

    def end(self) -> None:
        """End the child, now."""
        if self.child is None:
            return
        self.child.kill()
        self.child.wait()
        for pipe in (self.child.stdin, self.child.stdout):
            with suppress(BrokenPipeError):
                pipe.close()  # type: ignore[union-attr]
        self.child, self.buffer = None, b""

    def _running(self) -> subprocess.Popen[bytes]:
        if self.child is None:
            command = [sys.executable, "-m", "certificates.pdf.child", str(self.megabytes)]
            self.child = subprocess.Popen(  # noqa: S603 - our own command
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), cwd=ROOMS
            )
            self._answer(START_SECONDS)
        return self.child

    def _answer(self, seconds: float) -> bytes:
        until = time.monotonic() + seconds
        while b"\n" not in self.buffer:
            self._read(until)
        head, self.buffer = self.buffer.split(b"\n", 1)
        facts = json.loads(head)
        while len(self.buffer) < facts["size"]:
            self._read(until)
        content, self.buffer = self.buffer[: facts["size"]], self.buffer[facts["size"] :]
        if facts["problem"]:
            self._report(facts["problem"])
        return content

    def _report(self, problem: str) -> None:
        if problem in ("no_pango", "memory"):
            self._fail(problem)
        raise RenderProblem(problem)

    def _read(self, until: float) -> None:
        """Some bytes of the child, before the time is up."""
        out = self.child.stdout.fileno()  # type: ignore[union-attr]
        ready, _, _ = select.select([out], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            self._fail("time")
        part = os.read(out, 1 << 16)
        if not part:
            self._fail("died")
        self.buffer += part

    def _fail(self, reason: str) -> None:
        self.end()
        raise RenderProblem(reason)


def _environment() -> dict[str, str]:
    """What the child needs to start: paths, no secrets."""
    kept = (
        "PATH",
        "HOME",
        "LANG",
        "LD_LIBRARY_PATH",
        "DYLD_FALLBACK_LIBRARY_PATH",
        "FONTCONFIG_PATH",
        "VIRTUAL_ENV",
        "PYTHONPYCACHEPREFIX",
        "TMPDIR",
    )
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "PYTHONPATH": str(ROOMS),
        "SOURCE_DATE_EPOCH": "0",
    }


def encode(content: bytes) -> str:
    """Bytes for an order, which is JSON."""
    return base64.b64encode(content).decode("ascii")
