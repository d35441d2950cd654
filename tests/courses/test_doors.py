"""The editor's doors: a trainer is at the own course only, and what is denied looks like what is missing."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.factories import courses as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
MISSING = 987_654
PAGE_VIEWS = (
    "edit", "delete", "history", "copy", "move", "unpublish", "usage", "view_draft", "preview_on_edit", "privacy",
    "revisions_index",
)  # fmt: skip


def answer(client, address):
    response = client.get(address)
    return response.status_code, response.content.replace(str(MISSING).encode(), b"")


@pytest.mark.parametrize("view", PAGE_VIEWS)
def test_a_foreign_page_is_missing_whatever_is_asked_of_it(trainer, foreign, view):
    page = {"privacy": "set_privacy"}.get(view, view)
    name = f"wagtailadmin_pages:{page}"
    for row in (foreign, make.lessons_of(foreign)[0]):
        status, body = answer(trainer, reverse(name, args=[row.pk]))
        assert (status, b"FREMDERKURS" in body, b"Lektion" in body) == (404, False, False)
    assert answer(trainer, reverse(name, args=[MISSING]))[0] == 404


@pytest.mark.parametrize("view", ["edit", "history", "copy", "usage"])
def test_control_the_own_page_opens(trainer, own, view):
    assert (
        trainer.get(reverse(f"wagtailadmin_pages:{view}", args=[make.lessons_of(own)[0].pk])).status_code
        == 200
    )


def test_the_answer_to_a_script_is_the_same(trainer, foreign):
    address = reverse("wagtailadmin_pages:edit", args=[foreign.pk])
    assert trainer.get(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 404


def test_posting_to_a_foreign_page_changes_nothing(trainer, foreign):
    assert trainer.post(reverse("wagtailadmin_pages:delete", args=[foreign.pk])).status_code == 404
    assert trainer.post(reverse("wagtailadmin_pages:unpublish", args=[foreign.pk])).status_code == 404
    assert Page.objects.get(pk=foreign.pk).live


def test_adding_below_a_foreign_page_is_adding_below_a_missing_one(trainer, foreign):
    module = make.module_of(foreign)
    for parent in (module.pk, MISSING):
        address = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", parent])
        assert trainer.get(address).status_code == 404


def test_a_bulk_action_leaves_foreign_pages_out(trainer, own, foreign):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = trainer.get(f"{address}?id={foreign.pk}&id={own.pk}")
    assert b"FREMDERKURS" not in response.content


def test_the_explorer_shows_the_own_course_and_the_way_there(trainer, own, foreign):
    index = own.get_parent()
    response = trainer.get(reverse("wagtailadmin_explore", args=[index.pk]), follow=True)
    assert b"Course verwaltung" in response.content
    assert b"FREMDERKURS" not in response.content
    assert trainer.get(reverse("wagtailadmin_explore", args=[foreign.pk])).status_code == 404


def test_the_page_chooser_offers_own_pages(trainer, own, foreign):
    index = own.get_parent()
    response = trainer.get(reverse("wagtailadmin_choose_page_child", args=[index.pk]))
    assert (b"Kurs verwaltung" in response.content, b"FREMDERKURS" in response.content) == (True, False)
    search = trainer.get(reverse("wagtailadmin_choose_page_search"), {"q": "FREMDERKURS"})
    assert b"/fremd/" not in search.content


@pytest.mark.parametrize(
    "name", ["wagtailadmin_reports:site_history", "wagtailadmin_collections:index", "wagtailsites:index"]
)
def test_screens_of_the_whole_site_are_missing(trainer, name):
    assert trainer.get(reverse(name)).status_code == 404


def test_the_list_of_all_pages_of_a_type_is_missing(trainer):
    assert (
        trainer.get(reverse("wagtailadmin_pages:type_use", args=["courses", "lessonpage"])).status_code == 404
    )


def test_the_start_page_names_the_own_course(trainer, foreign):
    response = trainer.get(reverse("wagtailadmin_home"))
    assert b"Course verwaltung" in response.content
    assert b"FREMDERKURS" not in response.content
    assert b"reports" not in response.content


def test_a_learner_has_no_way_into_the_editor(client, lea, course):
    client.force_login(lea)
    for address in (reverse("wagtailadmin_home"), reverse("wagtailadmin_pages:edit", args=[course.pk])):
        response = client.get(address)
        assert (response.status_code, b"Kurs verwaltung" in response.content) == (302, False)


def test_a_foreign_release_screen_is_missing(trainer, own, foreign):
    assert trainer.get(reverse("course_editions", args=[foreign.pk])).status_code == 404
    assert trainer.get(reverse("course_editions", args=[own.pk])).status_code == 200


def test_a_trainer_who_may_not_release_finds_no_button_and_no_address(trainer, own):
    assert b'name="change_note"' not in trainer.get(reverse("course_editions", args=[own.pk])).content
    assert trainer.post(reverse("course_release", args=[own.pk]), {"after": "0"}).status_code == 404
    assert own.editions.count() == 0


def test_half_a_form_for_a_link_is_refused_and_a_whole_one_answered(trainer, own):
    address = reverse("wagtailadmin_choose_page_external_link")

    assert trainer.post(address).status_code == 400
    assert trainer.post(address, {"external-link-chooser-url": "https://law.example/"}).status_code == 200


def test_an_upload_that_can_not_be_finished_has_no_address(trainer, own):
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[1])

    assert trainer.post(address).status_code == 404
    assert answer(trainer, address)[0] == 404
