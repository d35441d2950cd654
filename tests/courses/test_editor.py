"""The editor's form with seven languages: saving, publishing, language bar; and the release screen."""

import json

import pytest
from django.urls import reverse

from courses import actions
from courses.models import Edition, LessonPage, Offer
from tests.factories import courses as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def edit(client, page, **changes):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = client.get(address).context["form"]
    return client.post(address, make.form_data(form) | changes)


class TestForm:
    def test_each_translated_field_stands_in_seven_languages_with_its_class(self, trainer, own):
        html = trainer.get(
            reverse("wagtailadmin_pages:edit", args=[make.lessons_of(own)[0].pk])
        ).content.decode()
        for code in ("de", "en", "bg", "hr", "it", "pl", "ro"):
            assert f'name="heading_{code}"' in html
            assert f"lg lg-{code}" in html
            assert f'data-language="{code}" aria-pressed="false"' in html
        assert "style=" not in html[html.index("data-language-bar") : html.index("data-beside")]

    def test_saving_a_draft_changes_nothing_that_is_published(self, trainer, own):
        lesson = make.lessons_of(own)[0]
        edit(trainer, lesson, heading_en="Draft heading")
        assert LessonPage.objects.get(pk=lesson.pk).heading_en is None
        assert (
            LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().heading_en == "Draft heading"
        )

    def test_publishing_fills_the_title_from_the_german_heading(self, trainer, own):
        lesson = make.lessons_of(own)[0]
        edit(trainer, lesson, heading_de="Neuer Titel", **{"action-publish": "1"})
        lesson = LessonPage.objects.get(pk=lesson.pk)
        assert (lesson.title, lesson.heading_de, lesson.live) == ("Neuer Titel", "Neuer Titel", True)

    def test_publishing_without_a_german_heading_says_so_at_the_field(self, trainer, own):
        lesson = make.lessons_of(own)[0]
        response = edit(trainer, lesson, heading_de="", **{"action-publish": "1"})
        assert list(response.context["form"].errors) == ["heading_de"]
        assert LessonPage.objects.get(pk=lesson.pk).heading_de == "Lektion 1"

    def test_publishing_without_a_german_lesson_says_so_at_the_field(self, trainer, own):
        response = edit(trainer, make.lessons_of(own)[0], **{"body_de-count": "0", "action-publish": "1"})
        assert list(response.context["form"].errors) == ["body_de"]

    def test_control_a_draft_may_be_as_empty_as_it_likes(self, trainer, own):
        response = edit(trainer, make.lessons_of(own)[0], heading_de="", **{"body_de-count": "0"})
        assert response.status_code == 302

    def test_the_code_of_a_released_course_stays(self, trainer, own, edition):
        response = edit(trainer, own, code="anders", **{"action-publish": "1"})
        assert list(response.context["form"].errors) == ["code"]

    def test_a_new_lesson_is_made_from_the_form(self, trainer, own):
        module = make.module_of(own)
        address = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", module.pk])
        form = trainer.get(address).context["form"]
        trainer.post(address, make.form_data(form) | {"heading_de": "Ganz neu"})
        lesson = LessonPage.objects.get(heading_de="Ganz neu")
        assert (lesson.title, lesson.slug, lesson.live) == ("Ganz neu", "ganz-neu", False)


class TestAutosaveOverAReleasedPage:
    def test_changes_the_revision_and_not_the_edition(self, trainer, own, tarek):
        lesson = make.lessons_of(own)[0]
        lesson = make.publish(lesson, heading_de="Freigegeben")
        lesson.latest_revision.user = tarek
        lesson.latest_revision.save()
        edition = make.release_course(own)
        before = edition.items.get(position=0).document.body
        address = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
        form = trainer.get(address).context["form"]
        data = make.form_data(form) | {
            "heading_de": "ÜBERSCHRIEBEN",
            "overwrite_revision_id": lesson.latest_revision_id,
        }
        answer = trainer.post(address, data, headers={"accept": "application/json"}).json()
        assert (answer["success"], answer["revision_id"]) == (True, lesson.live_revision_id)
        lesson.latest_revision.refresh_from_db()
        assert (
            lesson.latest_revision.content["heading_de"] == "ÜBERSCHRIEBEN"
        )  # the control: a pin would have moved
        assert Edition.objects.get().items.get(position=0).document.body == before
        assert json.loads(before)["heading"] == {"de": "Freigegeben"}


class TestReleaseScreen:
    @pytest.fixture
    def reviewer(self, client, tarek, own):
        actions.give_course_role(by=None, person=tarek, course=own, role="reviewer")
        client.force_login(tarek)
        return client

    def screen(self, client, course):
        return client.get(reverse("course_editions", args=[course.pk])).content.decode()

    def test_shows_what_is_new_and_releases_and_offers_it(self, reviewer, own):
        html = self.screen(reviewer, own)
        assert "This will be the first edition." in html
        reviewer.post(
            reverse("course_release", args=[own.pk]), {"after": "0", "change_note": "Erste Fassung"}
        )
        edition = Edition.objects.get()
        assert (edition.number, edition.change_note, Offer.objects.get().edition) == (
            1,
            "Erste Fassung",
            edition,
        )
        make.publish(make.lessons_of(own)[1], summary_de="Neu")
        html = self.screen(reviewer, own)
        assert '<strong>Changed:</strong> <span lang="de">Lektion 2</span>' in html
        assert "Lektion 1" not in html.split("What is new")[1].split("Languages")[0]

    def test_errors_are_listed_with_their_page_and_there_is_no_button(self, reviewer, own):
        make.make_lesson(make.module_of(own), "Kaputt", body=[
            make.block("callout", {"kind": "law", "heading": "H", "text": "<p>x</p>", "source": ""}),
        ])  # fmt: skip
        html = self.screen(reviewer, own)
        assert "1 problem stops the release" in html
        assert "A callout about the law needs the key of its source." in html
        assert 'name="change_note"' not in html
        reviewer.post(reverse("course_release", args=[own.pk]), {"after": "0"})
        assert not Edition.objects.exists()

    def test_pressed_twice_is_one_edition_and_the_page_says_that_it_is_there(self, reviewer, own):
        address = reverse("course_release", args=[own.pk])
        reviewer.post(address, {"after": "0"})
        second = reviewer.post(address, {"after": "0"}, follow=True)
        assert Edition.objects.count() == 1
        assert "Edition 1 is already released." in second.content.decode()

    @pytest.mark.parametrize("after", ["1", "", "x", "²"])
    def test_an_unchanged_course_is_not_released_by_a_form_made_by_hand(self, reviewer, own, edition, after):
        shown = reviewer.post(reverse("course_release", args=[own.pk]), {"after": after}, follow=True)
        sentence = "Nothing has changed since edition 1. So there is nothing to release."
        assert (sentence in shown.content.decode()) == (after == "1")
        assert Edition.objects.count() == 1

    def test_who_looked_at_an_older_edition_is_asked_to_look_again(self, reviewer, own, edition):
        make.publish(own, teaching_units=2)
        shown = reviewer.post(reverse("course_release", args=[own.pk]), {"after": "0"}, follow=True)
        assert "Another edition has been released meanwhile." in shown.content.decode()
        assert Edition.objects.count() == 1

    def test_a_problem_leads_to_the_place_in_the_editor_in_its_language(self, reviewer, own):
        broken = make.block("callout", {"kind": "law", "heading": "H", "text": "<p>x</p>", "source": ""})
        german = make.block("callout", broken["value"] | {"kind": "key"})
        lesson = make.make_lesson(make.module_of(own), "Kaputt", body=[german], body_bg=[broken])
        address = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
        assert f'href="{address}?language=bg#block-{broken["id"]}-section"' in self.screen(reviewer, own)

    def test_a_withdrawal_needs_a_reason(self, reviewer, own, edition):
        address = reverse("course_withdraw", args=[own.pk, 1])
        reviewer.post(address, {"reason": " "})
        assert Offer.objects.exists()
        reviewer.post(address, {"reason": "Das Gesetz hat sich geändert."})
        assert edition.withdrawal.reason == {"de": "Das Gesetz hat sich geändert."}
        assert not Offer.objects.exists()
        assert "Das Gesetz hat sich geändert." in self.screen(reviewer, own)

    def test_stands_in_the_header_of_the_course(self, reviewer, own):
        html = reviewer.get(reverse("wagtailadmin_explore", args=[own.pk])).content.decode()
        assert reverse("course_editions", args=[own.pk]) in html


def test_lessons_are_listed_in_the_order_of_the_course(trainer, own):
    module = make.module_of(own)
    first, second = make.lessons_of(own)[:2]
    make.publish(first, summary_de="Neu")
    listed = trainer.get(f"/cms/pages/{module.pk}/").content.decode()
    addresses = [listed.index(f"/cms/pages/{lesson.pk}/edit/") for lesson in (first, second)]
    assert addresses == sorted(addresses)
