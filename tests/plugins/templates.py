"""A variable that a template of ours names and nobody gave is a failure; Django alone would print nothing.

`string_if_invalid` is only looked at when a variable is missing, and only its truth is asked first. So its truth is
where we look: in a template of ours it raises, in a foreign one it's false and Django goes on as always. `{% if %}` and
`{% for %}` may ask for what isn't there; that stays Django's rule.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent

# Variable as written in the template -> why it may be missing.
MAY_BE_MISSING: dict[str, str] = {}


class UndefinedVariable(AssertionError):
    """A template of ours names something that isn't in its context."""


def _is_ours(origin: str) -> bool:
    path = Path(origin)
    return path.is_relative_to(CHECKOUT) and ".venv" not in path.parts


def _template(frame: FrameType | None) -> str:
    """The file whose node is being rendered, found on the stack."""
    while frame:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if frame.f_code.co_name in {"render", "render_annotated"} and origin:
            return str(origin)
        frame = frame.f_back
    return ""


class Strict(str):
    """The value of `string_if_invalid` in tests."""

    __slots__ = ()

    def __bool__(self) -> bool:
        asking = inspect.currentframe().f_back
        name = str(getattr(asking.f_locals.get("self"), "var", "?"))
        template = _template(asking)
        if _is_ours(template) and name not in MAY_BE_MISSING:
            raise UndefinedVariable(f"{{{{ {name} }}}} is undefined in {template}")
        return False


@pytest.fixture(autouse=True, scope="session")
def _strict_templates() -> Iterator[None]:
    from django.template import engines

    for engine in engines.all():
        engine.engine.string_if_invalid = Strict()
    yield
    for engine in engines.all():
        engine.engine.string_if_invalid = ""
