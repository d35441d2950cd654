"""Signing in by user name or confirmed e-mail."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from people.models import User
from people.queries import person_by_login
from people.sessions import brought_person

EDITOR = "wagtailadmin.access_admin"


class Backend(AuthenticationBackend):
    """One look-up and one password check, whoever is named and by what: known and unknown names cost the same.

    allauth's own checks the password twice for a known e-mail, which a clock can tell (docs/decisions/0006).
    """

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        login = credentials.get("username") or credentials.get("email") or ""
        return self._check_password(person_by_login(login), credentials["password"])

    def get_user(self, user_id: Any) -> User | None:
        """The person signed in; the session has brought them along already, so this asks the database for nothing."""
        person = brought_person(user_id)
        if person is None:
            return super().get_user(user_id)
        return person if self.user_can_authenticate(person) else None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """The team may enter the editor; what they find there is decided by their roles."""
        if perm == EDITOR and user_obj.is_active and getattr(user_obj, "is_team", False):
            return True
        return bool(super().has_perm(user_obj, perm, obj))
