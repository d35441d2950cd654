"""Questions about people."""

import re

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from people.models import OneTimeCode, Organisation, OrganisationRole, OutgoingMail, Session, User
from people.sorting import by_name


def person_by_login(login: str) -> User | None:
    """The person with this user name or confirmed e-mail, whatever the case. One statement, whichever it is.

    Not both at once for two people: a user name never holds an @.
    """
    wanted = login.strip().lower()
    return User.objects.alias(u=Lower("username"), e=Lower("email")).filter(Q(u=wanted) | Q(e=wanted)).first()


def person_by_email(address: str) -> User | None:
    """The active person who has confirmed this address."""
    return User.objects.alias(e=Lower("email")).filter(e=address.strip().lower(), is_active=True).first()


def sessions_of(person: User) -> QuerySet[Session]:
    """The running sessions, latest first."""
    return Session.objects.filter(person=person, expire_date__gt=timezone.now()).order_by("-signed_in_at")


def open_code(digest: str) -> OneTimeCode | None:
    """The code with this digest, if it may still be used."""
    return (
        OneTimeCode.objects.select_related("person")
        .filter(digest=digest, used_at=None, expires_at__gt=timezone.now())
        .exclude(person__is_active=False)
        .first()
    )


def organisations() -> QuerySet[Organisation]:
    """All organisations by name, for a choice."""
    return Organisation.objects.order_by(by_name("name"))


def coordinated_by(person: User) -> QuerySet[Organisation]:
    """Where somebody is a coordinator."""
    return Organisation.objects.filter(roles__person=person, roles__role=OrganisationRole.Role.COORDINATOR)


def has_administrator() -> bool:
    """Whether the site was set up."""
    return User.objects.filter(is_superuser=True, is_active=True).exists()


def mails_due() -> QuerySet[OutgoingMail]:
    """Mails that nobody is sending."""
    return OutgoingMail.objects.filter(closed_at=None, not_before__lte=timezone.now()).order_by("created_at")


def people_seen_by(by: User, search: str = "") -> QuerySet[User]:
    """Whom somebody may look after: everybody for administrators, the learners of the own organisations otherwise."""
    people = User.objects.select_related("organisation").order_by(by_name("name"), "username")
    if not by.is_administrator:
        people = people.filter(is_team=False, is_active=True, organisation__in=coordinated_by(by))
    if search:
        people = people.filter(
            Q(name__iregex=re.escape(search)) | Q(username__icontains=search) | Q(email__icontains=search)
        )
    return people
