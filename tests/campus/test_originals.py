"""Uploaded originals are for the team; to anybody else they are missing."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = pytest.mark.django_db


@pytest.fixture
def upload():
    name = default_storage.save("originals/secret-plan.html", ContentFile(b"<script>alert('plan')</script>"))
    yield name
    default_storage.delete(name)


def test_the_team_gets_it_as_a_download_that_runs_nothing(client, ada, upload):
    client.force_login(ada)

    response = client.get(f"/media/{upload}")
    response.close()

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_to_learners_and_strangers_it_is_missing(client, lea, upload):
    assert client.get(f"/media/{upload}").status_code == 404
    client.force_login(lea)
    assert client.get(f"/media/{upload}").status_code == 404


@pytest.mark.parametrize(
    "path", ["../keys/secret-key", "%2e%2e/keys/secret-key", "/etc/passwd", "originals/"]
)
def test_nothing_outside_the_folder_is_served(client, ada, path):
    client.force_login(ada)

    assert client.get(f"/media/{path}").status_code == 404
