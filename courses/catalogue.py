"""The catalogue: live courses, filtered by what stands in the address. Countable facts come from offered editions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from courses import queries
from courses.delivery import Manifest, Place
from courses.models import CoursePage, Offer
from people.models import User

SHORT_UNITS = Decimal(2)


@dataclass(frozen=True)
class Listed:
    """A course as the catalogue shows it."""

    page: CoursePage
    edition: Manifest | None
    place: Place | None = None

    @property
    def languages(self) -> list[str]:
        """The languages in which the edition is whole, German first."""
        shares = self.edition.languages if self.edition else {}
        return [code for code, _name in settings.LANGUAGES if shares.get(code) == 100]

    @property
    def teaching_units(self) -> Decimal:
        return Decimal(self.edition.rules["teaching_units"]) if self.edition else self.page.teaching_units

    @property
    def has_certificate(self) -> bool:
        rule = self.edition.rules["certificate"]["issue"] if self.edition else self.page.certificate_issue
        return rule != CoursePage.Issue.NONE

    @property
    def words(self) -> str:
        """All prose in which a keyword is looked for, in every language."""
        names = [
            f"{name}_{code}" for name in ("heading", "summary", "intro") for code, _n in settings.LANGUAGES
        ]
        return " ".join(getattr(self.page, name) or "" for name in names).lower()


Test = Callable[[Listed], bool]


@dataclass(frozen=True)
class Choice:
    """One box of a filter."""

    value: str
    label: str
    matches: Test
    is_chosen: bool = False
    count: int = 0


@dataclass
class Facet:
    """A filter: boxes of one kind are alternatives, different filters narrow down."""

    name: str
    label: str
    choices: list[Choice] = field(default_factory=list)

    def keeps(self, course: Listed) -> bool:
        chosen = [choice for choice in self.choices if choice.is_chosen]
        return not chosen or any(choice.matches(course) for choice in chosen)


class Catalogue:
    """All listed courses, and those that the address asks for."""

    def __init__(self, asked: QueryDict, person: User | None = None) -> None:
        self.asked = asked
        self.person = person
        self.keyword = asked.get("q", "").strip()[:100]

    @cached_property
    def courses(self) -> list[Listed]:
        """Every live course. Two statements, one more for a signed-in person."""
        offers = dict(Offer.objects.values_list("course_id", "edition_id"))
        mine = {place.manifest.course_id: place for place in reversed(self._places())}
        pages = CoursePage.objects.live().order_by("path")
        return [
            Listed(p, queries.manifest(offers[p.pk]) if p.pk in offers else None, mine.get(p.pk))
            for p in pages
        ]

    def _places(self) -> list[Place]:
        return queries.places(self.person) if self.person else []

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters with their boxes; only boxes that at least one course answers to."""
        return [facet for facet in map(self._facet, *zip(*_FACETS, strict=True)) if facet.choices]

    def _facet(self, name: str, label: Callable[[], str], choices: Callable[[], Iterable[Choice]]) -> Facet:
        chosen = set(self.asked.getlist(name))
        boxes = [self._box(choice, chosen) for choice in choices()]
        return Facet(name, label(), [box for box in boxes if box.count])

    def _box(self, choice: Choice, chosen: set[str]) -> Choice:
        count = sum(map(choice.matches, self.courses))
        return Choice(choice.value, choice.label, choice.matches, choice.value in chosen, count)

    @cached_property
    def found(self) -> list[Listed]:
        """The courses that pass every filter and hold every word of the search."""
        words = self.keyword.lower().split()
        return [
            course
            for course in self.courses
            if all(facet.keeps(course) for facet in self.facets)
            and all(word in course.words for word in words)
        ]

    @property
    def chosen(self) -> list[tuple[Choice, str]]:
        """The chosen boxes, each with the address that takes it away."""
        return [(c, self._without(f.name, c.value)) for f in self.facets for c in f.choices if c.is_chosen]

    def _without(self, name: str, value: str) -> str:
        rest = self.asked.copy()
        rest.setlist(name, [other for other in rest.getlist(name) if other != value])
        return f"?{rest.urlencode()}"


def _topics() -> Iterable[Choice]:
    for value, label in CoursePage.Topic.choices:
        yield Choice(value, str(label), lambda c, v=value: c.page.topic == v)


def _audiences() -> Iterable[Choice]:
    for value, label in CoursePage.Audience.choices:
        if value != CoursePage.Audience.BOTH:
            yield Choice(
                value, str(label), lambda c, v=value: c.page.audience in (v, CoursePage.Audience.BOTH)
            )


def _languages() -> Iterable[Choice]:
    for code, _name in settings.LANGUAGES:
        name = capfirst(str(get_language_info(code)["name_translated"]))
        yield Choice(code, name, lambda c, v=code: v in c.languages)


def _durations() -> Iterable[Choice]:
    yield Choice("short", _("up to 2 UE"), lambda c: c.teaching_units <= SHORT_UNITS)
    yield Choice("long", _("more than 2 UE"), lambda c: c.teaching_units > SHORT_UNITS)


def _certificates() -> Iterable[Choice]:
    yield Choice("yes", _("with certificate"), lambda c: c.has_certificate)
    yield Choice("no", _("without certificate"), lambda c: not c.has_certificate)


_FACETS: list[tuple[str, Any, Any]] = [
    ("topic", lambda: _("Topic"), _topics),
    ("audience", lambda: _("For whom"), _audiences),
    ("language", lambda: _("Language"), _languages),
    ("duration", lambda: _("Duration"), _durations),
    ("certificate", lambda: _("Certificate"), _certificates),
]
