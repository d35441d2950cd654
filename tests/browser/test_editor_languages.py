"""The language bar: the German structure is taken over without a word of a translation lost, and no state says too much."""

import pytest

from campus.home.actions import store_information
from campus.home.models import InformationPage
from courses import actions as courses
from tests.browser.conftest import said
from tests.conftest import with_second_factor
from tests.factories import courses as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BLOCKS = """code => document.querySelector(`.lg-${code} [id="body_${code}-root"], .lg-${code} [id$="-root"]`).rootBlock.getState()
    .map(block => [block.id, typeof block.value === "string" ? block.value : "…"])"""
SAYS = """([code, word]) => document.querySelector(`[data-language="${code}"] [data-state]`).textContent.endsWith(word)"""
MARKED = """[...document.querySelectorAll(".lg-bg [data-untranslated]")].map(block => block.querySelector("input[type=text]").value)"""
COPY = ".lg-bg .language-bar__copy"
ONE, TWO, NEW = (make.block_id(name) for name in ("one", "two", "new"))


def headings(*pairs):
    return [{"type": "heading", "value": words, "id": key} for key, words in pairs]


@pytest.fixture
def editor(window, tarek):
    """Opens Tarek's lesson; `bg` is what has been translated of "Eins", "Neu", "Zwei"."""
    course = make.make_course("sprachen", lessons=0)
    courses.give_course_role(by=None, person=with_second_factor(tarek), course=course, role="trainer")
    tarek.refresh_from_db()

    def open_editor(bg, german=((ONE, "Eins"), (NEW, "Neu"), (TWO, "Zwei"))):
        body = {"body": headings(*german), "body_bg": headings(*bg)}
        lesson = make.make_lesson(make.make_module(course), "Lektion", heading_bg="Урок", **body)
        page = window(f"/cms/pages/{lesson.pk}/edit/?language=bg", person=tarek)
        page.wait_for_selector(COPY, state="attached")
        return page

    return open_editor


def block(page, code, number):
    """The field of a block of the lesson."""
    return page.locator(f".lg-{code} [data-streamfield-child] input[type=text]").nth(number)


def has_state(page, code, word):
    page.wait_for_function(SAYS, arg=[code, said(word)])


def test_what_is_translated_stays_and_only_new_blocks_come_in_german(editor):
    page = editor([(TWO, "Две"), (ONE, "Едно")])
    has_state(page, "bg", "partly")
    page.click(COPY)
    assert page.evaluate(BLOCKS, "bg") == [[ONE, "Едно"], [NEW, "Neu"], [TWO, "Две"]]
    assert page.evaluate(MARKED) == ["Neu"]
    has_state(page, "bg", "partly")


@pytest.mark.parametrize(
    ("answer", "left"), [("dismiss", ["Едно", "Две"]), ("accept", ["Eins", "Neu", "Две"])]
)
def test_control_a_block_of_another_id_would_go_and_that_is_asked_first(editor, answer, left):
    page = editor([("00000000-0000-4000-8000-000000000001", "Едно"), (TWO, "Две")])
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), getattr(dialog, answer)()))
    page.click(COPY)
    assert [words for _key, words in page.evaluate(BLOCKS, "bg")] == left
    assert ["1" in sentence for sentence in asked] == [True]


def test_translated_and_untranslated_are_told_apart(editor):
    page = editor([(ONE, "Едно"), (NEW, "Ново"), (TWO, "Две")])
    has_state(page, "bg", "complete")
    has_state(page, "de", "complete")
    block(page, "bg", 1).fill("Neu")
    has_state(page, "bg", "partly")
    block(page, "de", 1).fill("")
    has_state(page, "de", "partly")


def test_a_link_leads_to_the_block_in_its_language(editor):
    page = editor([(ONE, "Едно"), (NEW, "Ново"), (TWO, "Две")])
    page.goto(page.url + f"#block-{TWO}-section")
    page.reload()
    page.wait_for_function("document.activeElement.closest('.lg-bg') !== null")
    assert page.evaluate("document.activeElement.id") == f"block-{TWO}-section"


def test_an_information_page_without_a_german_text_is_not_complete(window, ada):
    store_information(kind="privacy", heading={"de": "Datenschutz", "bg": "Защита"}, body={})
    page = window(f"/cms/pages/{InformationPage.objects.get().pk}/edit/", person=ada)
    has_state(page, "de", "partly")
    has_state(page, "bg", "complete")
    assert page.locator("[data-untranslated]").count() == 0
