"""Organisations in the editor: what certificates print is written by an administrator, and by nobody else."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import ModelLogEntry

from people.models import Organisation

FACTS = {
    "name": "Stadt Probe", "kind": "municipality", "land": "DE-HE", "address": "Weg 1, 12345 Probe", "place": "Probe",
    "serial_prefix": "SP", "signatory_name": "Mira Muster", "signatory_function": "Leitung", "accent": "#0e4f5c",
}  # fmt: skip


@pytest.fixture
def editor(client, ada):
    client.force_login(ada)
    return client


def png(size=(40, 40)):
    data = io.BytesIO()
    Image.new("RGB", size, "#0e4f5c").save(data, "PNG")
    return SimpleUploadedFile("logo.png", data.getvalue(), "image/png")


def test_an_administrator_makes_and_changes_an_organisation(editor):
    editor.post("/cms/organisations/add/", FACTS | {"logo": png()})
    made = Organisation.objects.get(name="Stadt Probe")
    assert (made.serial_prefix, made.signatory_name, bool(made.logo)) == ("SP", "Mira Muster", True)

    address = f"/cms/organisations/{made.key}/"
    editor.post(address, FACTS | {"name": "Stadt Probe am See"})
    made.refresh_from_db()
    assert (made.name, bool(made.logo)) == ("Stadt Probe am See", True)
    assert "Stadt Probe am See" in editor.get("/cms/organisations/").content.decode()
    noted = ModelLogEntry.objects.filter(action__startswith="people.organisation_").order_by("pk")
    assert [entry.action for entry in noted] == ["people.organisation_created", "people.organisation_edited"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"accent": "#7fb0c0"}, "accent"),
        ({"serial_prefix": "mt1"}, "serial_prefix"),
        ({"name": ""}, "name"),
        ({"logo": SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png")}, "logo"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_sentence(editor, change, field):
    response = editor.post("/cms/organisations/add/", FACTS | change)
    assert list(response.context["form"].errors) == [field]
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("path", ["", "add/"])
def test_for_a_coordinator_the_screens_do_not_exist(client, kora, path):
    client.force_login(kora)
    assert client.get(f"/cms/organisations/{path}").status_code == 404
    assert client.get(f"/cms/organisations/{kora.organisation.key}/").status_code == 404
