"""Captions belong to a recording, so to the team of its course."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from courses.cms.files import captions_of, recordings_of
from courses.models import MediaCaptions
from courses.permissions import courses_authored
from people.models import User


class CaptionsForm(WagtailAdminModelForm):
    """Offers the recordings of the own courses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["media"].queryset = recordings_of(self.for_user)


class CaptionsPolicy(BasePermissionPolicy):
    """A course's team writes the captions of its recordings."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(courses_authored(user).exists())

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return self.user_has_permission(user, "change")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: MediaCaptions) -> bool:
        return bool(captions_of(user).filter(pk=instance.pk).exists())

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: MediaCaptions) -> bool:
        return self.user_has_permission_for_instance(user, "change", instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[MediaCaptions]:
        return captions_of(user)

    def instances_user_has_permission_for(self, user: Any, action: str) -> QuerySet[MediaCaptions]:
        return captions_of(user)

    def users_with_any_permission(self, actions: Any) -> QuerySet[User]:
        return User.objects.filter(is_active=True, is_superuser=True)


register_permission_policy(MediaCaptions, CaptionsPolicy(MediaCaptions))
