"""The trainer's preview: the learner's page from the draft, in each language, nothing stored."""

import pytest
from django.urls import reverse

from courses.models import LessonPage, StepDocument
from tests.factories import courses as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def draft(own):
    """A lesson whose draft says more than what is published."""
    lesson = make.lessons_of(own)[0]
    lesson.heading_bg, lesson.body_de = "Урок", make.text_body("dem Entwurf")
    lesson.save_revision()
    return lesson


def preview(client, lesson, language):
    address = reverse("wagtailadmin_pages:view_draft", args=[lesson.pk])
    return client.get(address, {"mode": language}).content.decode()


def test_there_is_a_preview_in_each_language(course):
    modes = LessonPage().preview_modes
    assert [code for code, _name in modes] == ["de", "en", "bg", "hr", "it", "pl", "ro"]
    assert dict(modes)["bg"] == "Български"


def test_it_shows_the_draft_as_a_learner_would_see_it(trainer, draft):
    html = preview(trainer, draft, "de")
    assert "Der Text von dem Entwurf." in html
    assert '<html lang="de"' in html


def test_another_language_shows_its_texts_and_marks_the_german_ones(trainer, draft):
    html = preview(trainer, draft, "bg")
    assert '<html lang="bg"' in html
    assert "Урок" in html
    assert '<div class="prose" lang="de">' in html


def test_nothing_is_stored_and_learners_see_nothing_of_it(trainer, draft):
    preview(trainer, draft, "de")
    assert StepDocument.objects.count() == 0
    assert "Entwurf" not in str(LessonPage.objects.get(pk=draft.pk).freeze())


def test_the_preview_of_a_foreign_draft_is_missing(trainer, foreign):
    address = reverse("wagtailadmin_pages:view_draft", args=[make.lessons_of(foreign)[0].pk])
    assert trainer.get(address).status_code == 404


def test_the_editor_s_own_preview_panel_takes_the_unsaved_form(trainer, draft):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk])
    form = trainer.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).context["form"]
    data = make.form_data(form) | {"heading_de": "Noch nicht gespeichert"}
    assert trainer.post(address, data).json()["is_valid"] is True
    assert "Noch nicht gespeichert" in trainer.get(address, {"mode": "de"}).content.decode()
