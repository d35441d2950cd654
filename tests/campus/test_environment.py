"""The environment is read with types, and odd values stop the start with their name."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from campus import environment


@pytest.mark.parametrize(
    ("value", "meaning"), [("1", True), ("yes", True), ("0", False), ("off", False), ("", False)]
)
def test_a_switch_is_yes_or_no(monkeypatch, value, meaning):
    monkeypatch.setenv("ODD", value)

    assert environment.switch("ODD") is meaning


def test_an_odd_switch_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("ODD", "perhaps")

    with pytest.raises(ImproperlyConfigured, match="ODD is 'perhaps'"):
        environment.switch("ODD")


@pytest.mark.parametrize("value", ["-1", "two", "1.5", ""])
def test_an_odd_number_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("ODD", value)

    with pytest.raises(ImproperlyConfigured, match="ODD"):
        environment.number("ODD", 3)


def test_a_secret_may_come_from_a_file_of_its_own(monkeypatch, tmp_path):
    (tmp_path / "word").write_text("from the file\n")
    monkeypatch.setenv("SECRET_KEY", "from the variable")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "word"))

    assert environment.secret("SECRET_KEY", tmp_path, needed=True) == "from the file"


def test_a_missing_secret_stops_the_start_and_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.delenv("OWN_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match="campus keys"):
        environment.secret("OWN_KEY", tmp_path, needed=True)
