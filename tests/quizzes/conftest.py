"""What the tests of quizzes share."""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")  # a busy machine is no failure


@pytest.fixture
def source_words():
    """Sentences as they stand in the source, whatever the catalogues say."""
    with translation.override(None):
        yield
