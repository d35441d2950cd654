"""Signing in by user name or e-mail."""

from allauth.account.auth_backends import AuthenticationBackend


class Backend(AuthenticationBackend):
    """allauth's backend, which also answers Django's permission questions."""
