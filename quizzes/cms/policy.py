"""Wagtail's question "who may do what with questions", answered by the course's team."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from courses.permissions import courses_authored
from people.models import User
from quizzes.models import Question
from quizzes.permissions import is_used, questions_of


class QuestionPolicy(BasePermissionPolicy):
    """A course's team writes its questions. What was used is archived, not deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(courses_authored(user).exists())

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return self.user_has_permission(user, "change")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Question) -> bool:
        is_own = questions_of(user).filter(pk=instance.pk).exists()
        return is_own and not (action == "delete" and is_used(instance))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Question) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Question]:
        return questions_of(user)

    def instances_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Question]:
        return questions_of(user)

    def users_with_any_permission(self, actions: Any) -> QuerySet[User]:
        return User.objects.filter(is_active=True, is_superuser=True)


register_permission_policy(Question, QuestionPolicy(Question))
