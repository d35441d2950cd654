"""An administrator gives and takes roles at a course; for everybody else the screen does not exist."""

import pytest
from django.urls import reverse

from courses import actions
from courses.models import CourseRole
from courses.permissions import can_author
from people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def address(course):
    return reverse("course_team", args=[course.pk])


def roles_at(course):
    return sorted(course.team.values_list("person__username", "role"))


def test_a_person_is_found_and_taken_in(administrator, course, tarek):
    shown = administrator.get(address(course), {"q": "text"}).content.decode()
    assert "Tarek Text" in shown
    answer = administrator.post(
        reverse("course_team_give", args=[course.pk]), {"person": tarek.key, "role": "trainer"}, follow=True
    )
    assert "Tarek Text is in the team now: Trainer." in answer.content.decode()
    assert roles_at(course) == [("tarek", "trainer")]
    assert can_author(User.objects.get(pk=tarek.pk), course)


def test_giving_twice_is_one_role(administrator, course, tarek):
    for _time in range(2):
        administrator.post(
            reverse("course_team_give", args=[course.pk]), {"person": tarek.key, "role": "reviewer"}
        )
    assert roles_at(course) == [("tarek", "reviewer")]


def test_a_role_goes_only_after_the_question(administrator, course, tarek):
    role = actions.give_course_role(by=None, person=tarek, course=course, role="trainer")
    take = reverse("course_team_take", args=[course.pk, role.pk])
    assert "Take the role Trainer away from Tarek Text?" in administrator.get(take).content.decode()
    assert CourseRole.objects.exists()
    administrator.post(take)
    assert roles_at(course) == []
    assert not can_author(User.objects.get(pk=tarek.pk), course)


@pytest.mark.parametrize("sent", [{"role": "owner"}, {"person": "no-key"}, {"person": ""}])
def test_what_is_no_role_or_no_person_is_missing(administrator, course, tarek, sent):
    facts = {"person": tarek.key, "role": "trainer"} | sent
    assert administrator.post(reverse("course_team_give", args=[course.pk]), facts).status_code == 404
    assert roles_at(course) == []


def test_a_closed_account_is_not_found_and_not_taken_in(administrator, course, tarek):
    User.objects.filter(pk=tarek.pk).update(is_active=False)
    assert "Tarek Text" not in administrator.get(address(course), {"q": "tarek"}).content.decode()
    facts = {"person": tarek.key, "role": "trainer"}
    assert administrator.post(reverse("course_team_give", args=[course.pk]), facts).status_code == 404


def test_a_role_at_another_course_is_missing_here(administrator, course, foreign, tarek):
    role = actions.give_course_role(by=None, person=tarek, course=foreign, role="trainer")
    assert administrator.post(reverse("course_team_take", args=[course.pk, role.pk])).status_code == 404
    assert roles_at(foreign) == [("tarek", "trainer")]


def test_a_reviewer_of_the_team_can_not_take_in_anybody(trainer, own, tarek, lea):
    actions.give_course_role(by=None, person=tarek, course=own, role="reviewer")
    before = roles_at(own)
    facts = {"person": lea.key, "role": "trainer"}
    assert trainer.get(address(own)).status_code == 404
    assert trainer.post(reverse("course_team_give", args=[own.pk]), facts).status_code == 404
    assert roles_at(own) == before


def test_the_way_there_stands_in_the_header_for_administrators_alone(client, administrator, own, tarek, ada):
    page = reverse("wagtailadmin_explore", args=[own.pk])
    assert address(own) in administrator.get(page).content.decode()
    client.force_login(tarek)
    assert address(own) not in client.get(page).content.decode()


def test_the_screen_costs_the_same_for_one_and_for_ten(
    administrator, course, django_assert_max_num_queries, django_user_model
):
    actions.give_course_role(
        by=None, person=django_user_model.objects.create_user("p0"), course=course, role="trainer"
    )
    administrator.get(address(course))
    with django_assert_max_num_queries(60) as one:
        administrator.get(address(course))
    for number in range(1, 10):
        person = django_user_model.objects.create_user(f"p{number}")
        actions.give_course_role(by=None, person=person, course=course, role="trainer")
    with django_assert_max_num_queries(len(one)):
        administrator.get(address(course))
