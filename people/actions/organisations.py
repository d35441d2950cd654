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
