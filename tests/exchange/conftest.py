"""An archive in the database."""

import pytest

from exchange import reading
from exchange.actions import import_course
from tests.exchange.archives import course_files
from tests.factories.courses import make_catalogue


def imported(by=None, **changed):
    """The small course, imported with some files changed."""
    read = reading.read(course_files(**changed))
    assert [str(problem) for problem in read.errors] == []
    return import_course(by=by, content=read.content)


@pytest.fixture
def catalogue(db):
    """Where courses go."""
    return make_catalogue()


@pytest.fixture
def course(catalogue):
    """The small course, imported."""
    return imported()
