"""What the process remembers about editions is forgotten before each test: numbers of rolled-back rows come again."""

import pytest


@pytest.fixture(autouse=True)
def forget_editions():
    """Empty the caches that never need emptying in production, where editions never change."""
    from courses import queries

    queries.manifest.cache_clear()
    queries._corrections.cache_clear()
