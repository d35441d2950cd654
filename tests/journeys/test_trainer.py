"""Tarek at his course: every page opens in the editor, and nothing of another course does."""

import pytest
from wagtail.models import Page

pytestmark = pytest.mark.django_db


def test_every_page_of_the_course_opens_in_the_editor(course, tarek, client):
    client.force_login(tarek)
    pages = Page.objects.descendant_of(course, inclusive=True)

    answers = {page.slug: client.get(f"/cms/pages/{page.pk}/edit/").status_code for page in pages}

    assert len(answers) == 7
    assert set(answers.values()) == {200}
