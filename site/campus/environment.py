"""The environment, read with types: an odd value stops the start with a sentence that names it."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable's text; a file named by `<name>_FILE` goes before it (for secrets)."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names {path}, which can't be read: {error}") from error
    return os.environ.get(name, default).strip()


def switch(name: str, *, default: bool = False) -> bool:
    """A yes or no; anything else is refused."""
    value = text(name, "1" if default else "0").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; say 1 or 0.")


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number of at least `least`."""
    value = text(name, str(default))
    if not value.lstrip("-").isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number from {least} on.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list without empty entries."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, folder: Path, *, needed: bool) -> str:
    """A secret from the environment, else from `folder/<name>` as `campus keys` made it.

    Without either the start stops, unless `needed` is false (building static files, collecting messages).
    """
    if value := text(name):
        return value
    path = folder / name.lower().replace("_", "-")
    if path.is_file():
        return path.read_text(encoding="ascii").strip()
    if needed:
        raise ImproperlyConfigured(f"{name} is not set and {path} does not exist. `campus keys` makes one.")
    return f"not-a-secret-{name}"
