"""What people change about their own account."""

from typing import Any

from django.db import IntegrityError, transaction

from people import log, mail
from people.models import Organisation, User

APPEARANCE = {"theme", "text_size", "more_contrast"}


@transaction.atomic
def set_appearance(*, by: User, **facts: Any) -> None:
    """Keep how pages look for the person: `theme`, `text_size`, `more_contrast`. It concerns nobody else: no log."""
    if unknown := facts.keys() - APPEARANCE:
        raise TypeError(f"Not a part of the appearance: {', '.join(unknown)}")
    for name, value in facts.items():
        setattr(by, name, value)
    by.save(update_fields=list(facts))


@transaction.atomic
def set_language(*, by: User, language: str) -> None:
    """Keep the language of mails and of the first page after signing in. Not logged, as above."""
    by.language = language
    by.save(update_fields=["language"])


@transaction.atomic
def set_certificate_name(*, by: User, person: User, name: str) -> None:
    """Change the name that is printed on certificates from now on; issued ones keep theirs."""
    person.name = name
    person.save(update_fields=["name"])
    log.record("people.name_changed", person, by=by)


@transaction.atomic
def set_profile(*, by: User, person: User, name: str, organisation: Organisation | None) -> None:
    """Change the name, and where the person works. Enrolments keep the organisation they were made with."""
    if person.organisation != organisation:
        person.organisation = organisation
        person.save(update_fields=["organisation"])
        log.record("people.organisation_changed", person, by=by)
    if person.name != name:
        set_certificate_name(by=by, person=person, name=name)


@transaction.atomic
def set_preferences(*, by: User, language: str, **appearance: Any) -> None:
    """Keep language and appearance together."""
    set_language(by=by, language=language)
    set_appearance(by=by, **appearance)


@transaction.atomic
def set_extra_time(*, by: User, person: User, percent: int) -> None:
    """Allow more time where a quiz has a limit. Given by others, shown to the person."""
    person.extra_time_percent = percent
    person.save(update_fields=["extra_time_percent"])
    log.record("people.extra_time_changed", person, by=by, percent=percent)


@transaction.atomic
def propose_email(*, by: User, person: User, email: str) -> None:
    """Note an address and ask at it whether it is right. Whether others have it does not show."""
    person.email_pending = email.lower()
    person.save(update_fields=["email_pending"])
    log.record("people.email_proposed", person, by=by)
    mail.send_to_address(
        "people/mail/address", address=email.lower(), language=person.language, person=person
    )


@transaction.atomic
def confirm_email(*, by: User, person: User) -> bool:
    """The address is right. False if another account has it. The address before is told."""
    before, person.email, person.email_pending = person.email, person.email_pending, ""
    try:
        with transaction.atomic():
            person.save(update_fields=["email", "email_pending"])
    except IntegrityError:
        return False
    log.record("people.email_confirmed", person, by=by)
    if before and before != person.email:
        mail.send_to_address(
            "people/mail/email_changed", address=before, language=person.language, person=person
        )
    return True


@transaction.atomic
def drop_email(*, by: User, person: User) -> None:
    """Forget the address, confirmed or not."""
    person.email, person.email_pending = None, ""
    person.save(update_fields=["email", "email_pending"])
    log.record("people.email_dropped", person, by=by)


def wish_reset(*, email: str, language: str) -> None:
    """Note the wish for a new password. Whether the address is known here is looked up when the mail is sent."""
    mail.send_to_address("people/mail/reset", address=email.lower(), language=language)
