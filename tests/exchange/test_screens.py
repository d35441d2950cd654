import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.actions import give_course_role
from courses.models import CoursePage
from exchange import waiting
from tests.exchange.archives import course_files, zipped
from tests.exchange.conftest import imported
from tests.factories.courses import make_course

INDEX, CONFIRM = "/cms/exchange/", "/cms/exchange/import/"
COURSE = course_files()["course.yaml"].decode()


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """What waits, waits in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def reviewer(course, tarek, ada):
    """Tarek, legal reviewer of the course."""
    give_course_role(by=ada, person=tarek, course=course, role="reviewer")
    return tarek


def upload(client, files):
    """The answer to an uploaded archive."""
    data = files if isinstance(files, bytes) else zipped(files).getvalue()
    return client.post(INDEX, {"archive": SimpleUploadedFile("kurs.zip", data)})


def waits():
    """How many archives wait."""
    return len(default_storage.listdir("imports")[1]) if default_storage.exists("imports") else 0


def test_an_administrator_imports_a_new_course(catalogue, ada, client):
    client.force_login(ada)
    preview = upload(client, course_files())
    assert (preview.status_code, CoursePage.objects.count(), waits()) == (200, 0, 1)
    assert "Wege" in preview.content.decode()
    done = client.post(CONFIRM, {"ticket": preview.context_data["ticket"]})
    course = CoursePage.objects.get()
    assert (done.status_code, done.url, waits()) == (302, f"/cms/pages/{course.pk}/", 0)


def test_a_reviewer_imports_over_the_own_course_and_exports_it(reviewer, course, client):
    client.force_login(reviewer)
    preview = upload(client, course_files(**{"course.yaml": COURSE.replace("de: Wege", "de: Neue Wege")}))
    client.post(CONFIRM, {"ticket": preview.context_data["ticket"]})
    packed = client.get(f"/cms/exchange/{course.pk}/export/")
    assert CoursePage.objects.get().heading_de == "Neue Wege"
    assert (packed["Content-Type"], packed["Content-Disposition"]) == (
        "application/zip",
        'attachment; filename="wege.zip"',
    )
    assert packed.content.startswith(b"PK")


def test_a_reviewer_makes_no_new_course(reviewer, client):
    client.force_login(reviewer)
    answer = upload(client, {name: _other_keys(data) for name, data in course_files().items()})
    assert "New courses are made by administrators" in answer.content.decode()
    assert (CoursePage.objects.count(), waits()) == (1, 0)


def _other_keys(data):
    """The same file of another course: every key begins with another digit, and the code is another."""
    first = re.compile(rb"\b([0-9a-f])([0-9a-f]{7}-[0-9a-f]{4}-)")
    turned = first.sub(lambda match: b"%x%s" % (15 - int(match[1], 16), match[2]), data)
    return turned.replace(b"code: wege", b"code: andere")


@pytest.mark.parametrize("who", ["lea", "kora", "otto", "tarek"])
def test_for_everybody_else_there_is_nothing(request, course, client, who):
    client.force_login(request.getfixturevalue(who))
    answers = [
        client.get(INDEX),
        client.post(CONFIRM, {"ticket": "x"}),
        client.get(f"/cms/exchange/{course.pk}/export/"),
    ]
    missing = client.get("/cms/exchange/999999/export/")
    assert {answer.status_code for answer in answers} <= {404, 302}
    assert answers[2].status_code == missing.status_code
    assert b"PK" not in answers[2].content


def test_a_foreign_course_is_as_missing_as_a_missing_one(reviewer, ada, client):
    foreign = make_course("fremd")
    client.force_login(reviewer)
    answers = [client.get(f"/cms/exchange/{pk}/export/") for pk in (foreign.pk, 999999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert "fremd" not in client.get(INDEX).content.decode()


def test_a_ticket_is_for_one_person(catalogue, ada, reviewer, client):
    client.force_login(ada)
    ticket = upload(
        client, course_files(**{"course.yaml": COURSE.replace("de: Wege", "de: Neu")})
    ).context_data["ticket"]
    client.force_login(reviewer)
    client.post(CONFIRM, {"ticket": ticket})
    client.post(CONFIRM, {"ticket": ticket + "x"})
    assert (CoursePage.objects.get().heading_de, waits()) == ("Wege", 1)


def test_mistakes_are_shown_and_nothing_waits(catalogue, ada, client):
    client.force_login(ada)
    answer = upload(client, course_files(**{"course.yaml": COURSE.replace("self_enrol", "selfenrol")}))
    assert "course.yaml, line 15: The key “selfenrol” is not known here." in answer.content.decode()
    assert (CoursePage.objects.count(), waits()) == (0, 0)


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04" + b"\0" * 200, b"\0"])
def test_what_is_no_archive_is_told_plainly(catalogue, ada, client, data):
    client.force_login(ada)
    answer = upload(client, data)
    assert (answer.status_code, waits()) == (200, 0)
    assert "Please pack the folder again" in answer.content.decode()


def test_a_forgotten_archive_is_swept_away(catalogue, ada, client, monkeypatch):
    client.force_login(ada)
    upload(client, course_files())
    assert waiting.sweep() == 0
    monkeypatch.setattr(waiting, "KEPT_FOR", -waiting.KEPT_FOR)
    assert (waiting.sweep(), waits()) == (1, 0)


def test_the_course_may_change_between_preview_and_import(catalogue, ada, client):
    """Whoever comes second is told; the plan is made again inside the import."""
    client.force_login(ada)
    ticket = upload(client, course_files()).context_data["ticket"]
    imported()
    client.post(CONFIRM, {"ticket": ticket})
    assert CoursePage.objects.count() == 1
