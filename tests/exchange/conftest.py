"""An archive in the database."""

import pytest
from django.utils.translation import override

from exchange import reading
from exchange.actions import import_course
from tests.exchange.archives import course_files
from tests.factories.courses import make_catalogue


def imported(by=None, **changed):
    """The small course, imported with some files changed."""
    read = reading.read(course_files(**changed))
    assert [str(problem) for problem in read.errors] == []
    return import_course(by=by, content=read.content)


@pytest.fixture(autouse=True)
def in_english(request):
    """Sentences are compared as they stand in the code, whatever catalogues are compiled."""
    if "client" in request.fixturenames:
        request.getfixturevalue("client").defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with override("en"):
        yield


@pytest.fixture
def catalogue(db):
    """Where courses go."""
    return make_catalogue()


@pytest.fixture
def course(catalogue):
    """The small course, imported."""
    return imported()
