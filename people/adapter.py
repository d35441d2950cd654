"""allauth as this product uses it."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Mails and redirects of accounts."""


class MFAAdapter(DefaultMFAAdapter):
    """Names of second factors."""
