"""Deleting, copying and publishing in the editor: sentences, never error pages."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page

from courses.models import CoursePage, LessonPage
from tests.factories import courses as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


class TestDeletingACourseThatWasReleased:
    @pytest.mark.parametrize("above", [False, True], ids=["course", "catalogue"])
    @pytest.mark.parametrize("is_bulk", [False, True], ids=["page", "bulk"])
    def test_is_refused_with_a_sentence(self, administrator, course, edition, above, is_bulk):
        page = course.get_parent() if above else course
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        if is_bulk:
            address = (
                reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
            )
        response = administrator.post(address, {"confirm_site_name": "Streetwork Campus"})
        assert response.status_code == 302
        assert "“Kurs verwaltung” has been released." in said(response)
        assert CoursePage.objects.filter(pk=course.pk).exists()

    @pytest.mark.parametrize("is_bulk", [False, True], ids=["page", "bulk"])
    def test_control_a_course_without_editions_goes(self, administrator, course, is_bulk):
        address = reverse("wagtailadmin_pages:delete", args=[course.pk])
        if is_bulk:
            address = (
                reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={course.pk}"
            )
        administrator.post(address)
        assert not CoursePage.objects.filter(pk=course.pk).exists()

    def test_lessons_and_modules_go_and_their_documents_stay(self, administrator, course, edition):
        lesson = make.lessons_of(course)[0]
        administrator.post(reverse("wagtailadmin_pages:delete", args=[lesson.pk]))
        administrator.post(reverse("wagtailadmin_pages:delete", args=[make.module_of(course).pk]))
        assert not Page.objects.child_of(course).exists()
        assert edition.items.count() == 2


class TestCopying:
    def copy(self, client, page, **facts):
        data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": page.get_parent().pk} | facts
        return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)

    def test_a_copy_has_its_own_heading_and_key(self, administrator, course):
        lesson = make.lessons_of(course)[0]
        self.copy(administrator, lesson)
        copy = LessonPage.objects.get(slug="kopie")
        assert (copy.title, copy.heading_de) == ("Kopie", "Kopie")
        assert copy.get_latest_revision_as_object().heading_de == "Kopie"
        assert copy.translation_key != lesson.translation_key

    def test_saving_the_copy_keeps_its_title(self, administrator, course):
        self.copy(administrator, make.lessons_of(course)[0])
        copy = make.publish(LessonPage.objects.get(slug="kopie"), summary_de="Neu")
        assert (copy.title, copy.heading_de) == ("Kopie", "Kopie")

    def test_a_copied_course_has_a_code_of_its_own_and_fresh_keys(self, administrator, course):
        self.copy(administrator, course, copy_subpages="on")
        copy = CoursePage.objects.get(slug="kopie")
        assert copy.code.startswith("course-")
        keys = {lesson.translation_key for each in (course, copy) for lesson in make.lessons_of(each)}
        assert len(keys) == 4
        assert make.publish(copy, summary_de="Neu").code == copy.code

    def test_an_alias_is_refused_with_a_sentence(self, administrator, course):
        response = self.copy(administrator, make.lessons_of(course)[0], alias="on")
        assert (response.status_code, "no aliases" in said(response)) == (302, True)
        assert not Page.objects.filter(slug="kopie").exists()
        form = administrator.get(reverse("wagtailadmin_pages:copy", args=[course.pk]))
        assert b'name="alias"' not in form.content


class TestPublishing:
    def test_in_bulk_a_lesson_without_german_waits(self, administrator, course):
        lesson = LessonPage(title="Leer", heading_de="Leer", live=False)
        make.module_of(course).add_child(instance=lesson)
        lesson.save_revision()
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = administrator.post(f"{address}?id={lesson.pk}")
        assert "Leer: The German lesson is empty." in said(response)
        assert not LessonPage.objects.get(pk=lesson.pk).live


class TestNeverServed:
    @pytest.mark.parametrize("path", ["modul-1/", "modul-1/lektion-1/"])
    def test_a_living_module_or_lesson_has_no_public_page(self, client, course, path):
        assert client.get(f"/de/courses/verwaltung/{path}").status_code == 404

    def test_it_is_in_no_sitemap_and_has_no_address(self, course):
        lesson = make.lessons_of(course)[0]
        assert (lesson.get_sitemap_urls(), lesson.url, lesson.full_url) == ([], None, None)


class TestColumns:
    def test_the_column_without_a_language_is_german_whoever_saves(self, course):
        from django.db import connection
        from django.utils import translation

        lesson = make.lessons_of(course)[0]
        with translation.override("bg"):
            lesson.heading_bg = "Урок"
            lesson.save_revision().publish()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT heading, heading_bg FROM courses_lessonpage WHERE page_ptr_id = %s", [lesson.pk]
            )
            assert cursor.fetchone() == ("Lektion 1", "Урок")
        assert Page.objects.get(pk=lesson.pk).title == "Lektion 1"

    def test_rich_text_without_words_is_missing(self, course):
        course.intro_de, course.intro_en = "<p>Ja</p>", '<p data-block-key="a"></p>'
        course.full_clean()
        assert (course.intro_de, course.intro_en) == ("<p>Ja</p>", "")
