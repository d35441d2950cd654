"""Unsafe combinations are named before they do harm."""

import os
import secrets
import subprocess
import sys

import pytest
from django.core import checks as django_checks

from campus import checks
from tests.campus.running import CHECKOUT
from tests.plugins.environment import FIXED


def ids(messages):
    return [message.id for message in messages]


@pytest.mark.parametrize(
    "address", ["campus.example", "ftp://campus.example", "https://campus.example/kurse", ""]
)
def test_a_half_public_address_is_refused(settings, address):
    settings.PUBLIC_URL = address

    assert ids(checks.public_address(None)) == ["campus.E001"]


def test_the_demo_may_run_at_home_only(settings):
    settings.DEMO = True
    settings.PUBLIC_URL = "http://localhost:8000"
    assert ids(checks.demo_stays_at_home(None)) == []

    settings.PUBLIC_URL = "https://campus.example"

    assert ids(checks.demo_stays_at_home(None)) == ["campus.E002"]


def test_a_public_site_without_tls_is_refused(settings):
    settings.PUBLIC_URL, settings.IS_TLS = "http://campus.example", False

    assert ids(checks.public_is_encrypted(None)) == ["campus.E003"]


def test_short_or_shared_keys_are_refused(settings):
    settings.MEDIA_KEY = settings.SECRET_KEY = "short"

    assert ids(checks.keys_are_own(None)) == ["campus.E004", "campus.E005"]


@pytest.mark.django_db
def test_missing_information_pages_are_listed():
    (warning,) = checks.required_pages_exist(None, databases=["default"])

    assert warning.id == "campus.W001"
    assert "imprint, privacy, accessibility, easy-language, sign-language" in warning.msg


def test_the_checks_are_registered():
    registered = django_checks.registry.registry.get_checks(include_deployment_checks=True)

    assert {checks.public_address, checks.keys_are_own, checks.required_pages_exist} <= set(registered)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://campus.example.org", "System check identified no issues"),
        ("http://campus.example.org", "campus.E003"),  # the control
    ],
)
def test_an_installation_as_docs_operating_says_has_no_issue(tmp_path, address, said):
    keys = {name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "MEDIA_KEY")}
    inherited = {name: value for name, value in os.environ.items() if name not in FIXED}
    own = {"DATA_DIR": str(tmp_path), "PUBLIC_URL": address, "TRUSTED_PROXIES": "1", **keys}
    checked = subprocess.run(
        [sys.executable, CHECKOUT / "manage.py", "check", "--deploy", "--fail-level", "INFO"],
        env=inherited | own, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said in checked.stdout + checked.stderr
    assert (checked.returncode == 0) == address.startswith("https")
