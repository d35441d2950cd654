"""Two estates that know nothing of each other, each with one thing of every kind, and nine people.

Every text of an estate carries its marker, such as "LektionUferweg" and "LektionBergpfad": a word that only stands in an
answer if that thing was told.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData
from wagtail.admin.models import EditingSession
from wagtail.models import GroupApprovalTask, PageViewRestriction, UploadedFile, Workflow, WorkflowTask

from campus.home.actions import set_up_tree
from certificates import actions as certificates
from certificates import store
from certificates.models import CertificateFile
from courses import actions as courses
from courses import store as courses_store
from courses.models import Cohort, CourseDocument, CourseImage, CourseMedia, CourseRole, MediaCaptions
from courses.queries import place
from people import actions as people
from people import letters
from people.models import Organisation, User
from quizzes import actions as quizzes
from tests.certificates.made import complete
from tests.conftest import with_second_factor
from tests.factories import courses as make
from tests.quizzes.factories import make_question, make_quiz

MISSING = {
    "number": 987_654,
    "key": uuid.UUID("00000000-0000-4000-8000-000000000000"),
    "slug": "gibtsnicht",
    "code": "0000-0000-0000",
    "path": "courses/gibtsnicht/",
}


@dataclass
class Estate:
    """One organisation with its course, people and papers. `things` is what a row of the table names."""

    tag: str
    things: SimpleNamespace
    markers: dict[str, str]


@dataclass
class World:
    """Everything the table is tried on. A person's own estate is `here`, for the outsiders it is `there`."""

    here: Estate
    there: Estate
    people: dict[str, "Person"]


@dataclass
class Person:
    """Somebody with a browser."""

    name: str
    role: str
    client: Client
    is_from_there: bool = False

    def estates(self, world: World) -> tuple[Estate, Estate]:
        """The own one and the other one."""
        return (world.there, world.here) if self.is_from_there else (world.here, world.there)


MARKERS = (
    "Traeger", "Kurs", "Modul", "Lektion", "Quiz", "Frage", "Antwort", "Zweite", "Entwurf", "Bild", "Papier", "Film", "Gruppe",
    "Lernende", "Schluessel",
)  # fmt: skip


def build() -> World:
    """Make it all through the product's own ways."""
    ada = with_second_factor(_person("ada", None, "Ada Ordnung"))
    people.make_administrator(by=None, person=ada)
    set_up_tree(by=ada)
    here = _estate("Uferweg", "UW", ("lea", "tarek", "kora"), CourseRole.Role.TRAINER)
    there = _estate("Bergpfad", "BP", ("lars", "rita", "otto"), CourseRole.Role.REVIEWER)
    house = {"anyone": Person("anyone", "anyone", Client()), "ada": _browser(ada, "administrator")}
    for estate, is_there in ((here, False), (there, True)):
        author = "reviewer" if is_there else "trainer"
        for role, person in zip(("learner", author, "coordinator"), estate.things.people, strict=True):
            house[person.username] = _browser(person, role, is_from_there=is_there)
    return World(here, there, house)


def _browser(person: User, role: str, *, is_from_there: bool = False) -> Person:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(pk=person.pk))
    return Person(person.username, role, client, is_from_there)


def _person(username: str, organisation: Organisation | None, name: str) -> User:
    return people.create_person(
        by=None,
        username=username,
        password=None,
        email=f"{username}@example.org",
        name=name,
        organisation=organisation,
    )


def _estate(tag: str, prefix: str, names: tuple[str, str, str], role: str) -> Estate:
    things = SimpleNamespace(tag=tag)
    things.organisation = people.create_organisation(
        by=None, name=f"Traeger{tag}", kind="municipality", land="DE-HE", place="Musterstadt", serial_prefix=prefix,
        signatory_name="Mira Muster", signatory_function="Leitung", address="Musterweg 1, 12345 Musterstadt",
    )  # fmt: skip
    learner = _person(names[0], things.organisation, f"Lernende{tag}")
    author = with_second_factor(_person(names[1], things.organisation, f"Autorin {tag}"))
    coordinator = with_second_factor(_person(names[2], things.organisation, f"Planung {tag}"))
    people.give_role(by=None, person=coordinator, organisation=things.organisation)
    things.people = (learner, author, coordinator)
    things.learner, things.author, things.coordinator = things.people
    _course(things, tag, role)
    _files(things, tag)
    _learning(things, tag)
    _doors(things, tag)
    markers = {name: f"{name}{tag}" for name in MARKERS}
    markers |= {
        "Nummer": things.certificate.serial,
        "Einladung": f"{things.cohort.code[:4]}-{things.cohort.code[4:]}",
        "Post": learner.email,
    }
    return Estate(tag, things, markers)


def _course(things: SimpleNamespace, tag: str, role: str) -> None:
    course = things.course = make.make_course(tag.lower(), lessons=0, heading_de=f"Kurs{tag}")
    course.organisation = things.organisation
    course.save()
    things.module = make.make_module(course, f"Modul{tag}")
    things.lesson = make.make_lesson(things.module, f"Lektion{tag}", is_sample=True)
    things.second = make.make_lesson(things.module, f"Zweite{tag}")
    things.question = make_question(course, f"Frage{tag}")
    option = things.question.options.all()[0]
    option.text_de = f"Antwort{tag}"
    option.save()
    things.quiz = make_quiz(course, [things.question], heading=f"Quiz{tag}")
    things.edition = make.release_course(course)
    courses.give_course_role(by=None, person=things.author, course=course, role=role)
    things.role = CourseRole.objects.get(course=course)
    things.draft = make.make_lesson(things.module, f"Entwurf{tag}", live=False)
    things.revision = make.lessons_of(course)[0].save_revision(user=things.author)
    things.draft.save_revision(user=things.author)
    things.public_path = f"courses/{course.slug}/"
    things.group = things.author.groups.get()
    things.term = make.GlossaryTerm.objects.first() or make.make_term()
    things.workflow = Workflow.objects.create(name=f"Ablauf{tag}")
    things.task = GroupApprovalTask.objects.create(name=f"Schritt{tag}")
    things.task.groups.set([things.group])
    WorkflowTask.objects.create(workflow=things.workflow, task=things.task)
    things.second.save_revision(user=things.author)
    things.workflow_state = things.workflow.start(things.second, things.author)
    things.task_state = things.workflow_state.current_task_state


def _files(things: SimpleNamespace, tag: str) -> None:
    shelf = things.shelf = courses.shelf_of(things.course)
    picture = make.make_image(f"Bild{tag}", size=(40, 20))
    picture.collection = shelf
    picture.save()
    things.image = picture
    things.stored = courses_store.put(f"%PDF-1.7 Papier{tag}".encode(), "application/pdf")
    things.document = CourseDocument.objects.create(
        title=f"Papier{tag}",
        collection=shelf,
        file=ContentFile(f"%PDF-1.7 Papier{tag}".encode(), f"papier-{tag}.pdf"),
    )
    things.media = CourseMedia.objects.create(
        title=f"Film{tag}", type="video", duration=5, width=64, height=48, collection=shelf,
        file=ContentFile(f"....ftypmp42 Film{tag}".encode(), f"film-{tag}.mp4"),
    )  # fmt: skip
    things.captions = MediaCaptions.objects.create(
        media=things.media, language="de", file=ContentFile(f"WEBVTT Film{tag}".encode(), f"{tag}.vtt")
    )
    things.uploaded = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(CourseDocument), uploaded_by_user=things.author,
        file=ContentFile(f"%PDF-1.7 Papier{tag}".encode(), f"wartet-{tag}.pdf"),
    )  # fmt: skip
    things.uploaded_image = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(CourseImage), uploaded_by_user=things.author,
        file=ContentFile(_bytes(things.image.file), f"wartet-{tag}.png"),
    )  # fmt: skip


def _bytes(file: Any) -> bytes:
    with file.open("rb") as opened:
        return bytes(opened.read())


def _learning(things: SimpleNamespace, tag: str) -> None:
    today = timezone.localdate()
    things.cohort = Cohort.objects.create(
        course=things.course, edition=things.edition, organisation=things.organisation, name=f"Gruppe{tag}",
        starts_on=today, ends_on=today + timedelta(days=60), seats=20, code=f"{tag.upper()[:4]}2026",
    )  # fmt: skip
    learner = things.learner
    enrolment = things.enrolment = courses.enrol(
        by=learner, learner=learner, course=things.course, cohort=things.cohort
    )
    at_quiz = place(learner, things.course.code, "quiz")
    things.attempt = quizzes.start(by=learner, place=at_quiz)
    quizzes.submit(by=learner, attempt_key=things.attempt.key)
    complete(enrolment)
    things.open_attempt = quizzes.start(by=learner, place=at_quiz)
    things.certificate = certificates.issue(by=None, enrolment=enrolment)
    digest = store.put(f"%PDF-1.7 Lernende{tag}".encode())
    CertificateFile.objects.update_or_create(
        certificate=things.certificate,
        language="de",
        defaults={"sha256": digest, "size": 20, "made_at": timezone.now()},
    )


def _doors(things: SimpleNamespace, tag: str) -> None:
    page_type = ContentType.objects.get_for_model(type(things.lesson))
    things.session = EditingSession.objects.create(
        user=things.author,
        content_type=page_type,
        object_id=str(things.lesson.pk),
        last_seen_at=timezone.now(),
    )
    people.propose_email(by=things.learner, person=things.learner, email=f"neu@{tag.lower()}.example")
    things.learner.refresh_from_db()
    things.token = letters.token(things.learner)
    things.passkey = Authenticator.objects.create(
        user=things.learner,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": f"Schluessel{tag}", "credential": _credential(tag)},
    )
    things.restriction = PageViewRestriction.objects.create(
        page=things.draft, restriction_type=PageViewRestriction.PASSWORD, password="nur-fuer-tests"
    )


def _credential(tag: str) -> dict[str, Any]:
    """What a browser sends when a passkey is added; nobody has its private half."""
    number = tag.encode()
    key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    data = AuthenticatorData.create(
        sha256(b"localhost"), 0x45, 0, AttestedCredentialData.create(bytes(16), number, key)
    )
    response = {
        "clientDataJSON": CollectedClientData.create("webauthn.create", number, "http://localhost"),
        "attestationObject": AttestationObject.create("none", data, {}),
    }
    named = {"id": websafe_encode(number), "rawId": websafe_encode(number), "type": "public-key"}
    return named | {"response": {name: websafe_encode(value) for name, value in response.items()}}
