"""The words of the table: what an address answers, and to whom."""

from dataclasses import dataclass, field
from typing import Any

PAGE = "page"  # 200, with what was asked for
DONE = "done"  # 204
LOGIN = "login"  # on to the sign-in
REDIRECT = "redirect"  # on to another address
MISSING = "missing"  # 404, word for word the answer to what does not exist
METHOD = "method"  # 405: by POST only, or by GET only
DENIED = "denied"  # 403, where nobody can tell from it what exists
REFUSED = "refused"  # 400, the same
GONE = "gone"  # 410: a link that is too old, the same for one that never was
ALLOWED = "allowed"  # a POST that the role may make; what it does is tested in its room

REFUSALS = {LOGIN, MISSING, METHOD, DENIED, REFUSED, GONE}
ROLES = ("anyone", "learner", "trainer", "reviewer", "coordinator", "administrator")
OBJECTS = ("own", "other", "missing")
Given = str | tuple[str, ...]


@dataclass(frozen=True)
class Who:
    """What each role gets: a triple for the own, the other's and the missing object."""

    answers: dict[str, tuple[str, str, str]]

    def of(self, role: str, what: str) -> str:
        """The word for a role and an object."""
        return self.answers[role][OBJECTS.index(what)]


def who(every: Given | None = None, /, **roles: Given) -> Who:
    """`every` is for the roles that are not named.

    One word: the same for all that exists, and what does not exist is missing unless the word is a refusal. Two words:
    own and other, and what does not exist is answered like the other's. Three: own, other, missing.
    """
    if every is None and set(roles) != set(ROLES):
        raise ValueError("A role without an answer.")
    return Who({role: _triple(roles.get(role, every)) for role in ROLES})


def _triple(given: Any) -> tuple[str, str, str]:
    if isinstance(given, str):
        return (given, given, given if given in REFUSALS else MISSING)
    own, other, *missing = given
    return (own, other, missing[0] if missing else other)


def everybody(word: Given) -> Who:
    """Public."""
    return who(word)


def signed_in(word: Given) -> Who:
    """Everybody with an account."""
    return who(word, anyone=LOGIN)


def learners(word: str) -> Who:
    """Who is enrolled, or holds it. Roles give nothing here."""
    return who(MISSING, anyone=LOGIN, learner=(word, MISSING))


def editor(every: Given, **roles: Given) -> Who:
    """In the editor: learners and strangers are asked to sign in as somebody else, whatever they ask for."""
    return who(every, **({"anyone": LOGIN, "learner": LOGIN} | roles))


def team(word: Given) -> Who:
    """Everybody who may do more than learn: nothing of an estate stands there."""
    return editor(word)


def authors(word: str, rest: str = MISSING) -> Who:
    """Trainers and reviewers at their own course, administrators everywhere."""
    return editor(rest, trainer=(word, rest), reviewer=(word, rest), administrator=word)


def reviewers(word: str) -> Who:
    """The same without trainers."""
    return editor(MISSING, reviewer=(word, MISSING), administrator=word)


def coordinators(word: str) -> Who:
    """Coordinators in their own organisation, administrators everywhere."""
    return editor(MISSING, coordinator=(word, MISSING), administrator=word)


def administrators(word: str) -> Who:
    """Nobody else."""
    return editor(MISSING, administrator=word)


NOBODY = who(MISSING)


@dataclass(frozen=True)
class Row:
    """An address, its parts, who gets what by GET, who may POST, and the marker of what stands there."""

    key: str
    get: Who
    post: Who | None = None
    marker: str = ""
    shows: tuple[str, ...] = ()  # markers of the other estate that may stand here, since they are public here
    at: str = ""
    query: str = ""
    parts: tuple[str, ...] = ()
    named: dict[str, str] = field(default_factory=dict)

    @property
    def has_object(self) -> bool:
        """Whether a part of the address names a thing of an estate."""
        return "{" in self.query or any(
            not one.startswith("=") for one in (*self.parts, *self.named.values())
        )


FACTS = ("post", "marker", "shows", "at", "query", "parts")


def row(key: str, get: Who, /, **facts: Any) -> Row:
    """A row of the table. What is no fact of the row is a part of the address: a thing, or `=` and a fixed word."""
    known = {name: facts.pop(name) for name in FACTS if name in facts}
    return Row(key, get, named=facts, **known)
