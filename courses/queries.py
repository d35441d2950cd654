"""Questions about editions and about who stands where."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField

from courses.delivery import Item, Manifest, Module, Place
from courses.models import (
    Cohort,
    Completion,
    Correction,
    CoursePage,
    CourseRole,
    Edition,
    EditionItem,
    Enrolment,
    Offer,
    StepProgress,
)
from people.compiled import Compiled
from people.models import User
from people.queries import people_seen_by


class Joined(Subquery):
    """The one column of a subquery as a text, separated by commas. Null without rows."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        return self._joined(compiler, connection, "group_concat({})")

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        return self._joined(compiler, connection, "string_agg({}::text, ',')")

    def _joined(self, compiler: Any, connection: Any, aggregate: str) -> Any:
        # The column's name is ours, nothing of it comes from outside.
        column = aggregate.format(f'joined."{self.query.values_select[0]}"')
        template = f"(SELECT {column} FROM (%(subquery)s) joined)"  # noqa: S608 - as said above
        return self.as_sql(compiler, connection, template=template)


@lru_cache(maxsize=256)
def manifest(edition_id: int) -> Manifest:
    """An edition as the process remembers it: it never changes. Raises Edition.DoesNotExist."""
    edition = Edition.objects.get(pk=edition_id)
    items = [_item(row) for row in EditionItem.objects.filter(edition_id=edition_id)]
    return Manifest(
        edition_id=edition.pk,
        number=edition.number,
        course_id=edition.course_id,
        code=edition.rules["code"],
        rules=edition.rules,
        languages=edition.languages,
        legal_status_on=edition.legal_status_on,
        released_at=edition.released_at,
        modules=tuple(_module(facts, items) for facts in edition.rules["modules"]),
    )


def _item(row: EditionItem) -> Item:
    return Item(
        id=row.pk,
        position=row.position,
        step=row.step,
        module=row.module,
        slug=row.slug,
        kind=row.kind,
        minutes=row.minutes,
        required=row.required,
        sample=row.sample,
        release=row.release,
        facts=row.facts,
        digest=row.document_id,
    )


def _module(facts: dict[str, Any], items: list[Item]) -> Module:
    key = UUID(facts["key"])
    return Module(
        key=key,
        heading=facts["heading"],
        summary=facts.get("summary", {}),
        teaching_units=facts["teaching_units"],
        goals=facts.get("goals", []),
        release=facts.get("release", []),
        items=tuple(item for item in items if item.module == key),
    )


PLACE_COLUMNS = (
    "id", "key", "learner_id", "edition_id", "done", "corrected", "last_step",
    "enrolled_at", "closed_at", "completed", "cohort__name", "cohort__ends_on",
)  # fmt: skip


def _enrolments(person_id: int) -> Any:
    """A person's enrolments with everything a page shows about them, in one statement."""
    of_enrolment = OuterRef("pk")
    corrections = Correction.objects.filter(item__edition_id=OuterRef("edition_id"))
    return Enrolment.objects.filter(learner_id=person_id).annotate(
        done=Joined(StepProgress.objects.filter(enrolment_id=of_enrolment).values("step")),
        corrected=Joined(corrections.order_by("number").values("id")),
        completed=Subquery(Completion.objects.filter(enrolment_id=of_enrolment).values("completed_on")),
    )


def _enrolments_in(person_id: int, code: str) -> Any:
    """Those in one course, the open one first, then the latest."""
    rows = _enrolments(person_id).filter(course__code=code)
    newest = F("closed_at").desc(nulls_first=True)
    return rows.order_by(newest, "-enrolled_at").values_list(*PLACE_COLUMNS)[:1]


PLACE = Compiled(_enrolments_in, int, str)


def place(person: User, code: str, slug: str = "") -> Place | None:
    """Where the person stands in the course: the open enrolment, else the latest. One statement.

    None without an enrolment, or when its edition has no step of that address.
    """
    row = PLACE.first(person.pk, code)
    found = _place(row) if row else None
    if found is None or not slug:
        return found
    item = found.manifest.by_slug.get(slug) or _by_key(found.manifest, slug)
    return found.at(item) if item else None


def _by_key(edition: Manifest, slug: str) -> Item | None:
    """A step by its key: links between steps use it, since a slug belongs to one edition."""
    try:
        return edition.by_step.get(UUID(slug))
    except ValueError:
        return None


def places(person: User) -> list[Place]:
    """All enrolments of a person, newest first. One statement, and one more per edition not yet remembered."""
    return [
        _place(row) for row in _enrolments(person.pk).order_by("-enrolled_at").values_list(*PLACE_COLUMNS)
    ]


def _place(row: tuple[Any, ...]) -> Place:
    facts = dict(zip(PLACE_COLUMNS, row, strict=True))
    return Place(
        enrolment_id=facts["id"],
        enrolment_key=facts["key"],
        learner_id=facts["learner_id"],
        manifest=manifest(facts["edition_id"]),
        done=frozenset(UUID(step) for step in _split(facts["done"])),
        corrections=_corrections(tuple(int(pk) for pk in _split(facts["corrected"]))),
        last_step=facts["last_step"],
        enrolled_at=facts["enrolled_at"],
        closed_at=facts["closed_at"],
        completed_on=facts["completed"],
        cohort_name=facts["cohort__name"] or "",
        ends_on=facts["cohort__ends_on"],
    )


def _split(joined: str | None) -> Iterable[str]:
    return joined.split(",") if joined else ()


@lru_cache(maxsize=256)
def _corrections(ids: tuple[int, ...]) -> dict[int, str]:
    """The document that each corrected item shows; the newest correction wins. Rows are final, so it is remembered."""
    if not ids:
        return {}
    rows = Correction.objects.filter(pk__in=ids).order_by("number")
    return {row.item_id: row.document_id for row in rows}


def cohort_of_code(typed: str) -> Cohort | None:
    """The cohort an invitation code opens, whatever its case, spaces and hyphens."""
    code = "".join(filter(str.isalnum, typed)).upper()
    return Cohort.objects.select_related("course").filter(code=code).first() if code else None


def offered_manifest(course_id: int) -> Manifest | None:
    """The edition that new learners of a course get, or None while the course is in preparation."""
    edition_id = Offer.objects.filter(course_id=course_id).values_list("edition_id", flat=True).first()
    return manifest(edition_id) if edition_id else None


FOUND_AT_MOST = 20


def team_of(course: CoursePage) -> QuerySet[CourseRole]:
    """The roles at a course with their persons, by name."""
    return course.team.select_related("person").order_by("person__name", "person__username", "role")


def people_for_team(by: Any, search: str = "") -> QuerySet[User]:
    """Active people whom somebody could take into a team, the first of those who fit the search."""
    return people_seen_by(by, search).filter(is_active=True)[:FOUND_AT_MOST]


def person_for_team(by: Any, key: str) -> User | None:
    """The one with this key; None for what is no key."""
    try:
        return people_seen_by(by).filter(is_active=True, key=UUID(key)).first()
    except ValueError:
        return None
