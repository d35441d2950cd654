"""The team of a course. Wagtail's groups, page and collection permissions are derived from it, never edited by hand."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
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
    """The group that stands for a role at a course, with its permissions as they should be, no more and no less."""
    group, _is_new = Group.objects.get_or_create(name=f"course {course.key} {role}")
    pages, media = _page_permissions(), _media_permissions()
    for permission in pages:
        GroupPagePermission.objects.get_or_create(group=group, page_id=course.pk, permission=permission)
    GroupPagePermission.objects.filter(group=group).exclude(page_id=course.pk, permission__in=pages).delete()
    shelf = shelf_of(course)
    for permission in media:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=shelf, permission=permission)
    held = GroupCollectionPermission.objects.filter(group=group)
    held.exclude(collection=shelf, permission__in=media).delete()
    group.permissions.set(_snippet_permissions())
    return group


@transaction.atomic
def refresh_groups() -> None:
    """Bring the groups of all teams to today's permissions; called after every migration. Changes nobody's role."""
    if CourseRole._meta.db_table not in connection.introspection.table_names():
        return  # a database of which only a part is migrated
    for course_id, role in CourseRole.objects.order_by().values_list("course", "role").distinct():
        group_of(CoursePage.objects.get(pk=course_id), role)


def _page_permissions() -> list[Permission]:
    return list(
        Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS)
    )


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
