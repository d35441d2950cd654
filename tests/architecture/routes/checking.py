"""Hold the table against the house. Everything that does not fit is a sentence; no sentence, no problem."""

from collections.abc import Iterator

from tests.architecture.routes import words
from tests.architecture.routes.asking import Answer, Question, ask, question
from tests.architecture.routes.walking import Found
from tests.architecture.routes.words import REFUSALS, Row
from tests.architecture.routes.world import Estate, Person, World

OUTSIDERS = {"lars", "otto"}  # they ask for what is not theirs; their own is asked for by Lea and Kora


def undeclared(found: dict[str, Found], rows: list[Row]) -> list[str]:
    """Addresses without a row, rows without an address, and addresses with two rows."""
    keys = [row.key for row in rows]
    return [
        *(f"{key}: no row says who gets what" for key in sorted(set(found) - set(keys))),
        *(f"{key}: a row without an address" for key in sorted(set(keys) - set(found))),
        *(f"{key}: two rows" for key in sorted(set(keys)) if keys.count(key) > 1),
    ]


def misfits(row: Row, found: Found, world: World) -> list[str]:
    """What of a row is not so."""
    check = _Check(row, found, world)
    for person in world.people.values():
        check.gets(person)
        check.posts(person)
    if row.marker and not check.is_marker_seen:
        check.say("", "get", "own", f"nobody is shown the marker {row.marker}, so it could not leak")
    return check.sentences


class _Check:
    def __init__(self, row: Row, found: Found, world: World) -> None:
        self.row, self.found, self.world = row, found, world
        self.sentences: list[str] = []
        self.is_marker_seen = False

    def say(self, person: str, method: str, what: str, sentence: str) -> None:
        self.sentences.append(f"{self.row.key}: {method} by {person or 'all'} for {what}: {sentence}")

    def question(self, person: Person, what: str) -> Question:
        own, other = person.estates(self.world)
        things = {"own": own.things, "other": other.things, "missing": None}[what]
        return question(self.row, self.found, things, own.things)

    def gets(self, person: Person) -> None:
        answers: dict[str, Answer] = {}
        for what in self.asked_by(person):
            expected = self.row.get.of(person.role, what)
            answer = answers[what] = ask(person, self.question(person, what))
            if answer.word != expected:
                self.say(person.name, "get", what, f"{answer.word} instead of {expected}{answer.problem}")
            self.leaks(person, what, answer, expected)
        self.alike(person, answers)

    def asked_by(self, person: Person) -> Iterator[str]:
        if not self.row.has_object or self.row.get is words.NOBODY:
            if person.name not in OUTSIDERS or self.row.marker:
                yield "own"
            return
        if person.name not in OUTSIDERS:
            yield "own"
        if person.role not in ("anyone", "administrator"):
            yield "other"
        is_asked_for = person.role in ("anyone", "administrator") or not person.is_from_there
        if is_asked_for or self.row.get.of(person.role, "other") in REFUSALS:
            yield "missing"

    def leaks(self, person: Person, what: str, answer: Answer, expected: str) -> None:
        own, other = person.estates(self.world)
        marker = self.row.marker
        if expected not in REFUSALS and what == "own" and marker:
            self.is_marker_seen |= own.markers[marker] in answer.body
        is_oneself = person.role == "learner" and marker == "Lernende" and what == "own"
        if expected in REFUSALS and marker and what != "missing" and not is_oneself:
            asked = own if what == "own" else other
            if asked.markers[marker] in answer.body:
                self.say(person.name, "get", what, f"tells {asked.markers[marker]}")
        if person.role != "administrator":
            self.foreign(person, what, answer, other)
            self.own(person, what, answer, own)

    def foreign(self, person: Person, what: str, answer: Answer, other: Estate) -> None:
        for name, marker in other.markers.items():
            if marker in answer.body and name not in self.row.shows:
                self.say(person.name, "get", what, f"tells {marker}")

    def own(self, person: Person, what: str, answer: Answer, own: Estate) -> None:
        for name in NOT_FOR[person.role]:
            if own.markers[name] in answer.body and name not in self.row.shows:
                self.say(person.name, "get", what, f"tells {own.markers[name]}, which is not for this role")

    def alike(self, person: Person, answers: dict[str, Answer]) -> None:
        other, missing = answers.get("other"), answers.get("missing")
        if other and missing and {other.word, missing.word} <= REFUSALS and other.told != missing.told:
            self.say(person.name, "get", "other", "another answer than for what does not exist")

    def posts(self, person: Person) -> None:
        """An empty POST by those who may not: refused, and nothing is written."""
        if person.name == "lars" or person.role == "administrator":
            return
        whats = ("own", "other") if self.row.has_object and person.role != "anyone" else ("own",)
        for what in whats:
            expected = self.refusals(person, what)
            if not expected or (person.name in OUTSIDERS and what == "own"):
                continue
            answer = ask(person, self.question(person, what), "post")
            if answer.word not in expected:
                self.say(
                    person.name,
                    "post",
                    what,
                    f"{answer.word} instead of {' or '.join(sorted(expected))}{answer.problem}",
                )
            if answer.written:
                self.say(person.name, "post", what, f"writes {', '.join(sorted(set(answer.written)))}")

    def refusals(self, person: Person, what: str) -> set[str]:
        """How a POST may be refused. A row that says nothing of POST refuses those whom it refuses to show."""
        if self.row.post:
            return {self.row.post.of(person.role, what)} & REFUSALS
        word = self.row.get.of(person.role, what)
        return {word, words.METHOD} if word in REFUSALS else set()


# What a role is not told of its own estate either, on any page: the role table's last column, by example.
NOT_FOR = {
    "anyone": (
        "Entwurf",
        "Antwort",
        "Papier",
        "Bild",
        "Film",
        "Gruppe",
        "Lernende",
        "Einladung",
        "Post",
        "Schluessel",
    ),
    "learner": ("Entwurf", "Einladung"),
    "trainer": ("Nummer", "Einladung", "Post", "Schluessel"),
    "reviewer": ("Nummer", "Einladung", "Post", "Schluessel"),
    "coordinator": (
        "Lektion",
        "Zweite",
        "Frage",
        "Antwort",
        "Entwurf",
        "Papier",
        "Bild",
        "Film",
        "Schluessel",
    ),
}
