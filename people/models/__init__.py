"""Who: people, organisations, the projects that fund them, and what signing in needs."""

from people.models.doors import OneTimeCode, RateLimit, Session
from people.models.mails import OutgoingMail
from people.models.organisations import Land, Organisation, OrganisationKind, Project
from people.models.persons import OrganisationRole, User, UserManager

__all__ = [
    "Land",
    "OneTimeCode",
    "Organisation",
    "OrganisationKind",
    "OrganisationRole",
    "OutgoingMail",
    "Project",
    "RateLimit",
    "Session",
    "User",
    "UserManager",
]
