"""The team of a course. Wagtail's groups, page and collection permissions are derived from it, never edited by hand."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from courses.models import CourseMediaShelf, CoursePage, CourseRole
from people import log
from people.actions import note_roles

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
# Wagtail asks for the permissions of its own models, also where a project has models of its own.
MEDIA_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"), ("wagtailmedia", "media"))
SNIPPETS = ["courses.glossaryterm"]  # rooms above add theirs with `register_team_snippet`


def register_team_snippet(model: str) -> None:
    """Teams may add and change rows of this model (`app.model`), without regard to the course."""
    if model not in SNIPPETS:
        SNIPPETS.append(model)


@transaction.atomic
def give_course_role(*, by: Any, person: Any, course: CoursePage, role: str) -> CourseRole:
    """Take a person into the team; a role that is already held stays as it is."""
    given, is_new = CourseRole.objects.get_or_create(
        person=person, course=course, role=CourseRole.Role(role), defaults={"given_by": by}
    )
    person.groups.add(group_of(course, given.role))
    if is_new:
        note_roles(person=person)
        log.record("courses.role_given", person, by=by, role=str(given.role), course=str(course.key))
    return given


@transaction.atomic
def take_course_role(*, by: Any, role: CourseRole) -> None:
    """Take a role away, and what the editor allowed through it."""
    person, course, name = role.person, role.course, role.role
    role.delete()
    person.groups.remove(group_of(course, name))
    note_roles(person=person)
    log.record("courses.role_taken", person, by=by, role=str(name), course=str(course.key))


def shelf_of(course: CoursePage) -> Collection:
    """The collection of pictures, documents and recordings of a course, made when it is first asked for."""
    if shelf := CourseMediaShelf.objects.select_related("collection").filter(course=course).first():
        return shelf.collection
    collection = Collection.get_first_root_node().add_child(name=f"{course.code}: {course.title}"[:255])
    CourseMediaShelf.objects.create(course=course, collection=collection)
    return collection


def group_of(course: CoursePage, role: str) -> Group:
    """The group that stands for a role at a course, with its permissions as they should be."""
    group, _is_new = Group.objects.get_or_create(name=f"course {course.key} {role}")
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS
    ):
        GroupPagePermission.objects.get_or_create(group=group, page_id=course.pk, permission=permission)
    shelf = shelf_of(course)
    for permission in _media_permissions():
        GroupCollectionPermission.objects.get_or_create(group=group, collection=shelf, permission=permission)
    group.permissions.set(_snippet_permissions())
    return group


def _media_permissions() -> list[Permission]:
    return [
        permission
        for app, name in MEDIA_MODELS
        for permission in Permission.objects.filter(content_type__app_label=app, content_type__model=name)
    ]


def _snippet_permissions() -> list[Permission]:
    return [
        permission
        for model in SNIPPETS
        for app, name in [model.split(".")]
        for permission in Permission.objects.filter(
            content_type__app_label=app, codename__in=[f"{verb}_{name}" for verb in ("add", "change", "view")]
        )
    ]
