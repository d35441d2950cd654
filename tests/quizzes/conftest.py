"""What the tests of quizzes share."""

import pytest


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Addresses of static files without a collected manifest."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
