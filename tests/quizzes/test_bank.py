"""The question bank in the editor: own courses only, plain sentences, archive instead of delete."""

import datetime as dt
import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import ReferenceIndex
from wagtail.users.models import UserProfile

from courses.actions import CannotRelease
from courses.actions.team import give_course_role
from courses.models import EditionItem
from courses.viewsets import CaptionsViewSet, GlossaryViewSet
from quizzes.cms.bank import QUESTIONS
from quizzes.models import Option, Question, QuestionVersion, QuizPage
from tests.factories.courses import make_course, publish, release_course
from tests.quizzes.factories import make_bank, make_question, make_quiz

pytestmark = pytest.mark.django_db
BANK = "wagtailsnippets_quizzes_question"


def address(name, question=None):
    return reverse(f"{BANK}:{name}", args=[question.pk] if question else None)


@pytest.fixture(scope="module")
def written(prepare):
    return prepare(lambda: make_course("verwaltung", lessons=1))


@pytest.fixture
def course(written, tarek):
    course = written.again()
    give_course_role(by=None, person=tarek, course=course, role="trainer")
    return course


@pytest.fixture
def foreign(db):
    """A question of a course that Tarek does not teach."""
    return make_question(make_course("geheim", lessons=1), "Marke-Fremd")


@pytest.fixture
def trainer(client, tarek, course):
    client.force_login(tarek)
    return client


def posted(course, kind="single", rows=(("Ja", True), ("Nein", False)), **changes):
    """The question's form, filled in."""
    text = {"key": "a", "text": "Wie?", "type": "unstyled", "depth": 0}
    blocks = [text | {"inlineStyleRanges": [], "entityRanges": [], "data": {}}]
    data = {
        "course": str(course.pk), "kind": kind, "title": "Neu",
        "text_de": json.dumps({"blocks": blocks, "entityMap": {}}),
        "points": "1", "scoring": "all", "tags": "eins, zwei",
        "options-TOTAL_FORMS": str(len(rows)), "options-INITIAL_FORMS": "0",
        "options-MIN_NUM_FORMS": "0", "options-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    for number, (text, is_right) in enumerate(rows):
        row = {"text_de": text, "ORDER": str(number + 1), "id": "", "DELETE": ""} | (
            {"is_right": "on"} if is_right else {}
        )
        data |= {f"options-{number}-{name}": value for name, value in row.items()}
    for language in ("de", "en", "bg", "hr", "it", "pl", "ro"):
        data.setdefault(f"feedback_{language}", "null")
        data.setdefault(f"text_{language}", "null")
    return data | changes


def test_a_trainer_writes_a_question(trainer, course):
    response = trainer.post(address("add"), posted(course))
    assert response.status_code == 302
    question = Question.objects.get()
    assert (question.title, question.tags) == ("Neu", ["eins", "zwei"])
    assert list(question.options.values_list("text_de", "is_right")) == [("Ja", True), ("Nein", False)]


def test_what_is_wrong_is_told_in_the_form(trainer, course):
    response = trainer.post(address("add"), posted(course, rows=(("Ja", False), ("Nein", False))))
    assert response.status_code == 200
    assert len(response.context["form"].non_field_errors()) == 1
    assert Question.objects.count() == 0


def test_true_and_false_are_made_for_the_author(trainer, course):
    rows = (("", True), ("", False))
    assert trainer.post(address("add"), posted(course, "truefalse", rows)).status_code == 302
    assert list(Option.objects.values_list("key", "is_right").order_by("sort_order")) == [
        ("true", True),
        ("false", False),
    ]


def test_a_source_needs_its_day(trainer, course):
    response = trainer.post(address("add"), posted(course, source_label="§ 1 AGG"))
    assert list(response.context["form"].errors) == ["legal_status_on"]


def test_a_course_of_others_cannot_be_chosen(trainer, course, foreign):
    response = trainer.post(address("add"), posted(foreign.course))
    assert list(response.context["form"].errors) == ["course"]


@pytest.mark.parametrize("name", ["edit", "delete", "usage", "history", "copy", "preview_on_edit"])
def test_a_foreign_question_is_missing(trainer, foreign, name):
    answers = [trainer.get(address(name, foreign)), trainer.post(address(name, foreign))]
    foreign.pk = 999_999
    answers.append(trainer.get(address(name, foreign)))
    assert [answer.status_code for answer in answers] == [404] * 3
    assert not any(b"Marke-Fremd" in answer.content for answer in answers)


def test_the_list_shows_own_questions_only(trainer, course, foreign):
    make_question(course, "Marke-Eigen")
    page = trainer.get(address("list")).content.decode()
    assert ("Marke-Eigen" in page, "Marke-Fremd" in page) == (True, False)


def test_deleting_many_leaves_foreign_ones_out(trainer, course, foreign):
    bulk = reverse("wagtail_bulk_action", args=["quizzes", "question", "delete"])
    assert trainer.get(f"{bulk}?id={foreign.pk}").status_code == 404
    assert trainer.post(f"{bulk}?id={foreign.pk}").status_code == 404
    assert Question.objects.filter(pk=foreign.pk).exists()


def test_control_an_own_unused_question_is_deleted(trainer, course):
    question = make_question(course)
    trainer.post(address("delete", question))
    assert Question.objects.count() == 0


def test_a_used_question_is_not_deleted(trainer, course):
    question = make_question(course)
    make_quiz(course, [question])
    assert trainer.post(address("delete", question)).url == address("edit", question)
    assert Question.objects.count() == 1


def test_the_usage_names_the_quiz(trainer, course):
    question = make_question(course)
    quiz = make_quiz(course, [question], heading="Marke-Quiz")
    ReferenceIndex.create_or_update_for_object(quiz)  # the worker's task
    assert "Marke-Quiz" in trainer.get(address("usage", question)).content.decode()


def test_a_learner_finds_no_bank(client, lea, course):
    client.force_login(lea)
    assert client.get(address("list")).status_code in (302, 404)


def test_a_question_is_previewed_in_a_language(trainer, course):
    question = make_question(course)
    request = trainer.get(address("edit", question)).wsgi_request
    page = question.serve_preview(request, "en").content.decode()
    assert ("Question Merkmale?" in page, "Reason Merkmale." in page) == (True, True)


def test_a_quiz_is_previewed_before_it_is_released(trainer, course):
    quiz = make_quiz(course, make_bank(course))
    request = trainer.get(address("list")).wsgi_request
    page = quiz.serve_preview(request, "de").content.decode()
    assert all(f"Frage {title}?" in page for title in ("Eins", "Zwei", "Drei"))
    assert QuestionVersion.objects.count() == 0


def test_the_quiz_offers_questions_of_its_course_only(trainer, course, foreign):
    make_question(course, "Marke-Eigen")
    quiz = make_quiz(course, [make_question(course, "Marke-Drin", is_archived=True)])
    make_question(course, "Marke-Archiv", is_archived=True)
    page = trainer.get(reverse("wagtailadmin_pages:edit", args=[quiz.pk])).content.decode()
    found = [mark in page for mark in ("Marke-Eigen", "Marke-Drin", "Marke-Archiv", "Marke-Fremd")]
    assert found == [True, True, False, False]


# --- release -----------------------------------------------------------------------------------------------------


def words(error):
    return [str(problem.message) for problem in error.value.problems if problem.is_error]


@pytest.mark.usefixtures("source_words")
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"right": ()}, "Question “Merkmale”: No answer is marked as right. Mark the one that is."),
        (
            {"is_archived": True},
            "Question “Merkmale”: It is archived. Take it out of the quiz or bring it back.",
        ),
    ],
)
def test_an_unfit_question_stops_the_release(course, facts, sentence):
    make_quiz(course, [make_question(course, **facts)])
    with pytest.raises(CannotRelease) as stopped:
        release_course(course)
    assert words(stopped) == [sentence]


@pytest.mark.usefixtures("source_words")
def test_an_empty_quiz_stops_the_release(course):
    make_quiz(course, [])
    with pytest.raises(CannotRelease) as stopped:
        release_course(course)
    assert words(stopped) == ["The quiz has no question yet."]


def test_a_law_without_its_day_stops_the_release(course):
    question = make_question(course)
    Question.objects.filter(pk=question.pk).update(legal_status_on=None)
    make_quiz(course, [question])
    with pytest.raises(CannotRelease):
        release_course(course)


def test_what_is_not_translated_is_a_warning(course):
    quiz = make_quiz(course, [make_question(course)])
    found = [problem for problem in quiz.problems() if problem.language == "bg"]
    assert [problem.is_error for problem in found] == [False]


def quiz_document(edition):
    return EditionItem.objects.get(edition=edition, kind="quiz").document


def test_an_unchanged_question_keeps_its_version(course):
    quiz = make_quiz(course, make_bank(course))
    first = release_course(course)
    publish(quiz, pass_percent=90)
    second = release_course(course)
    versions = [
        [entry["version"] for entry in quiz_document(edition).content["questions"]]
        for edition in (first, second)
    ]
    assert versions[0] == versions[1]
    assert (QuestionVersion.objects.count(), None in versions[0]) == (3, False)


def test_an_unchanged_quiz_keeps_its_document(course):
    make_quiz(course, make_bank(course))
    first = release_course(course)
    publish(course, teaching_units=2)
    assert quiz_document(first) == quiz_document(release_course(course))


def test_a_changed_question_has_a_new_version_and_the_old_one_stays(course):
    question = make_question(course)
    make_quiz(course, [question])
    first = release_course(course)
    before = quiz_document(first).body
    question.legal_status_on = dt.date(2027, 1, 1)
    question.save()
    second = release_course(course)
    assert list(question.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert (quiz_document(first).body, quiz_document(second).body != before) == (before, True)


def test_questions_may_go_back_to_an_older_version(course):
    question = make_question(course)
    make_quiz(course, [question])
    for day in (2, 3, 2):
        Question.objects.filter(pk=question.pk).update(legal_status_on=dt.date(2026, 11, day))
        release_course(course)
    assert question.versions.count() == 2


def test_freezing_stores_nothing(course):
    quiz = make_quiz(course, make_bank(course))
    document = QuizPage.objects.get(pk=quiz.pk).freeze()
    assert [entry["version"] for entry in document["questions"]] == [None] * 3
    assert QuestionVersion.objects.count() == 0


def read_in(client, person, language, url):
    """A screen of the editor for somebody whose language is this one."""
    person.language = language
    person.save()
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = language
    profile.save()
    return client.get(url).content.decode()


def test_the_form_speaks_german_after_somebody_read_it_in_bulgarian(trainer, tarek):
    """What the first reader sees must not stay for the next, in one process."""
    bulgarian = read_in(trainer, tarek, "bg", address("add"))
    german = read_in(trainer, tarek, "de", address("add"))
    assert ("Изберете страница (Курс)" in bulgarian, "Изберете страница" in german) == (True, False)
    assert "(Kurs)" in german


@pytest.mark.parametrize("viewset", [QUESTIONS, GlossaryViewSet(), CaptionsViewSet()])
def test_the_path_above_a_screen_waits_for_its_reader(viewset):
    """Wagtail hands it to the views at start, in whatever language that happens."""
    with override("bg"):
        (home,) = viewset.breadcrumbs_items
    with override("bg"):
        bulgarian = str(home["label"])
    with override("de"):
        assert (bulgarian, str(home["label"])) == ("Начало", "Startseite")


def test_the_list_speaks_of_kinds_and_archived_in_words(trainer, course):
    make_question(course, "Alt", is_archived=True)
    make_question(course, "Neu", "multiple")
    table = trainer.get(address("list")).content.decode().split("<tbody>")[1]
    cells = [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split())
        for cell in re.findall(r"<td.*?</td>", table, re.DOTALL)
    ]
    words = [
        cell
        for cell in cells
        if cell in {"Einfachauswahl", "Mehrfachauswahl", "Ja", "Nein", "single", "multiple", "True", "False"}
    ]
    assert words == ["Einfachauswahl", "Ja", "Mehrfachauswahl", "Nein"]


def test_the_list_can_be_narrowed_down_to_a_kind(trainer, course):
    make_question(course, "Eine")
    make_question(course, "Viele", "multiple")
    listed = trainer.get(address("list"), {"kind": "multiple"}).content.decode()
    assert ("Viele" in listed, "Eine" in listed) == (True, False)
