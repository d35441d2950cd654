"""Organisations."""

from typing import Any

from django.db import transaction

from people import log
from people.models import Organisation, User


@transaction.atomic
def create_organisation(*, by: User | None, name: str, kind: str, land: str, **facts: Any) -> Organisation:
    """Store an organisation."""
    organisation = Organisation.objects.create(name=name, kind=kind, land=land, **facts)
    log.record("people.organisation_created", organisation, by=by)
    return organisation


@transaction.atomic
def change_organisation(*, by: User, organisation: Organisation, **facts: Any) -> None:
    """Change what an organisation is called and prints; what was issued keeps what it says."""
    for name, value in facts.items():
        setattr(organisation, name, value)
    organisation.save()
    log.record("people.organisation_edited", organisation, by=by)
