import pytest

from tests.certificates import made


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.CERTIFICATES_ROOT = tmp_path / "certificates"


@pytest.fixture
def musterstadt(db):
    return made.organisation()


@pytest.fixture
def herbst(musterstadt):
    return made.cohort(musterstadt)


@pytest.fixture
def kora(musterstadt):
    return made.coordinator(musterstadt)


@pytest.fixture
def issued(db):
    return made.certificate()
