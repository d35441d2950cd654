"""Checks of unsafe combinations, run by `check --deploy` and at the start."""


def load() -> None:
    """Importing this module registers the checks."""
