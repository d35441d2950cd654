"""The cast: Lea learns, Tarek teaches, Kora coordinates, Otto coordinates elsewhere, Ada administers.

Tarek has no role yet: roles at courses are given where there are courses. The team has a second factor, since outside
the demo nothing but the account pages opens without one.
"""

import pytest
from allauth.mfa.models import Authenticator

from people import actions
from people.models import Organisation, User

PASSWORD = "ein-satz-nur-fuer-tests"


def with_second_factor(person: User) -> User:
    """Give the person an authenticator app, so that `client.force_login` leads past the middleware."""
    Authenticator.objects.get_or_create(
        user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": ""}}
    )
    return person


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Static files by their own names: a test needs no collected manifest."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


def make_organisation() -> Organisation:
    facts = {"place": "Musterstadt", "serial_prefix": "MT", "signatory_name": "Mira Muster"}
    return actions.create_organisation(
        by=None, name="Muster-Träger", kind="non_profit", land="DE-HE", **facts
    )


def make_tarek(organisation: Organisation) -> User:
    facts = {"email": "tarek@example.org", "name": "Tarek Text", "organisation": organisation}
    return with_second_factor(actions.create_person(by=None, username="tarek", password=PASSWORD, **facts))


def make_ada() -> User:
    facts = {"email": "ada@example.org", "name": "Ada Ordnung"}
    person = actions.create_person(by=None, username="ada", password=PASSWORD, **facts)
    actions.make_administrator(by=None, person=person)
    return with_second_factor(person)


@pytest.fixture
def organisation(db) -> Organisation:
    """Where Lea, Tarek and Kora work; it issues certificates."""
    return make_organisation()


@pytest.fixture
def other_organisation(db) -> Organisation:
    """Where Otto works; nothing of the first one concerns it."""
    facts = {"place": "Anderstadt", "serial_prefix": "AS", "signatory_name": "Arno Anders"}
    return actions.create_organisation(
        by=None, name="Stadt Anderstadt", kind="municipality", land="DE-NW", **facts
    )


@pytest.fixture
def lea(organisation) -> User:
    """A learner."""
    facts = {"email": "lea@example.org", "name": "Lea Muster", "organisation": organisation}
    return actions.create_person(by=None, username="lea", password=PASSWORD, **facts)


@pytest.fixture
def tarek(organisation) -> User:
    """The trainer, once a course gives him the role."""
    return make_tarek(organisation)


@pytest.fixture
def kora(organisation) -> User:
    """The coordinator of the organisation."""
    facts = {"email": "kora@example.org", "name": "Kora Klar", "organisation": organisation}
    person = actions.create_person(by=None, username="kora", password=PASSWORD, **facts)
    actions.give_role(by=None, person=person, organisation=organisation)
    return with_second_factor(person)


@pytest.fixture
def otto(other_organisation) -> User:
    """The coordinator of another organisation: to him all of this looks like nothing."""
    facts = {"email": "otto@example.org", "name": "Otto Anders", "organisation": other_organisation}
    person = actions.create_person(by=None, username="otto", password=PASSWORD, **facts)
    actions.give_role(by=None, person=person, organisation=other_organisation)
    return with_second_factor(person)


@pytest.fixture
def ada(db) -> User:
    """The administrator."""
    return make_ada()
