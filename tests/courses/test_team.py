"""The team of a course: roles decide, Wagtail's permissions are derived from them."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, ModelLogEntry

from courses import actions
from courses.models import CourseRole
from courses.permissions import can_author, can_release, courses_authored
from people.permissions import roles_of
from people.roles import Role
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def other():
    return make.make_course("anderer")


@pytest.fixture
def person(django_user_model):
    return django_user_model.objects.create_user("tarek")


def again(person):
    """The person as the next request sees them."""
    return type(person).objects.get(pk=person.pk)


def test_a_trainer_writes_at_the_own_course_only_and_does_not_release(course, other, person):
    actions.give_course_role(by=None, person=person, course=course, role="trainer")
    person = again(person)
    assert (can_author(person, course), can_release(person, course)) == (True, False)
    assert (can_author(person, other), can_release(person, other)) == (False, False)
    assert list(courses_authored(person)) == [course]
    assert Role.TRAINER in roles_of(person)


def test_a_legal_reviewer_releases_too(course, other, person):
    actions.give_course_role(by=None, person=person, course=course, role="reviewer")
    assert (can_release(again(person), course), can_release(again(person), other)) == (True, False)


def test_wagtail_s_permissions_follow_the_role(course, other, person):
    actions.give_course_role(by=None, person=person, course=course, role="trainer")
    person = again(person)
    assert course.permissions_for_user(person).can_edit()
    assert make.lessons_of(course)[0].permissions_for_user(person).can_publish()
    assert not other.permissions_for_user(person).can_edit()
    assert person.has_perm("courses.change_glossaryterm")


def test_media_are_limited_to_the_course_s_own_collection(course, other, person):
    actions.give_course_role(by=None, person=person, course=course, role="trainer")
    collections = (
        GroupCollectionPermission.objects.filter(group__user=person)
        .values_list("collection", flat=True)
        .distinct()
    )
    assert list(collections) == [actions.shelf_of(course).pk]
    assert actions.shelf_of(other) != actions.shelf_of(course)


def test_taking_the_role_takes_everything(course, person):
    role = actions.give_course_role(by=None, person=person, course=course, role="trainer")
    actions.take_course_role(by=None, role=role)
    person = again(person)
    assert not can_author(person, course)
    assert not course.permissions_for_user(person).can_edit()
    assert (person.groups.count(), person.is_team) == (0, False)


def test_giving_a_role_twice_is_one_role_and_one_log_entry(course, person):
    for _time in range(2):
        actions.give_course_role(by=None, person=person, course=course, role="trainer")
    assert CourseRole.objects.count() == 1
    entries = ModelLogEntry.objects.filter(action="courses.role_given")
    assert [entry.data for entry in entries] == [{"role": "trainer", "course": str(course.key)}]


def test_an_administrator_is_in_every_team(course, other, django_user_model):
    ada = django_user_model.objects.create_superuser("ada")
    assert can_author(ada, course)
    assert can_release(ada, other)


def test_who_may_not_sign_in_may_nothing(course, person):
    actions.give_course_role(by=None, person=person, course=course, role="reviewer")
    person = again(person)
    person.is_active = False
    assert not can_release(person, course)


class TestGroupsOfAnOlderVersion:
    """A group made before a permission changed: after the next migration it has what the table says today."""

    @pytest.fixture
    def group(self, course, person):
        actions.give_course_role(by=None, person=person, course=course, role="trainer")
        return person.groups.get()

    def test_get_what_they_lack_and_lose_what_is_too_much(self, group, course, other):
        before = permissions_of(group)
        GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").delete()
        too_much = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
        GroupPagePermission.objects.create(group=group, page_id=other.pk, permission=too_much)
        group.permissions.set(Permission.objects.filter(codename="delete_user"))
        assert permissions_of(group) != before  # the control
        call_command("migrate", verbosity=0)
        assert permissions_of(group) == before
        call_command("migrate", verbosity=0)
        assert permissions_of(group) == before

    def test_nobody_is_given_or_loses_a_role(self, group, person):
        CourseRole.objects.all().delete()
        call_command("migrate", verbosity=0)
        assert list(person.groups.all()) == [group]
        assert not CourseRole.objects.exists()


def permissions_of(group):
    """Everything that Wagtail asks about a group."""
    pages = group.page_permissions.values_list("page", "permission__codename")
    media = group.collection_permissions.values_list("collection", "permission")
    return sorted(pages), sorted(media), sorted(group.permissions.values_list("codename", flat=True))
