"""Uploaded originals are the course team's: whoever may not choose a file in the editor does not get it by address."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.permissions import policy_registry
from wagtailmedia import get_permission_policy

from courses.models import CourseDocument, CourseImage, CourseRendition, MediaCaptions
from people.permissions import is_administrator


@hooks.register("before_serve_document")
def own_only(document: CourseDocument, request: HttpRequest) -> None:
    """Wagtail serves documents to everybody. Learners get the released copy from the store."""
    if not documents_of(request.user).filter(pk=document.pk).exists():
        raise Http404


def may_open(person: Any, name: str) -> bool:
    """Whether the file of this name belongs to something the person may choose."""
    if is_administrator(person):
        return True
    pictures, recordings = pictures_of(person), recordings_of(person)
    found = (
        pictures.filter(file=name),
        CourseRendition.objects.filter(file=name, image__in=pictures),
        documents_of(person).filter(file=name),
        recordings.filter(file=name),
        recordings.filter(thumbnail=name),
        MediaCaptions.objects.filter(file=name, media__in=recordings),
    )
    return any(rows.exists() for rows in found)


def pictures_of(person: Any) -> Any:
    """The pictures of the own courses."""
    return policy_registry.get_by_type(CourseImage).instances_user_has_permission_for(person, "choose")


def documents_of(person: Any) -> Any:
    """The documents of the own courses."""
    return policy_registry.get_by_type(CourseDocument).instances_user_has_permission_for(person, "choose")


def recordings_of(person: Any) -> Any:
    """The recordings of the own courses. They have no permission to choose, so it is that to change."""
    return get_permission_policy().instances_user_has_permission_for(person, "change")


def captions_of(person: Any) -> Any:
    """The captions of the own courses' recordings."""
    return MediaCaptions.objects.filter(media__in=recordings_of(person))
