import pytest

from tools import locks

LOCK = """django==5.2.19 \\
    --hash=sha256:00
segno==1.6.6 ; python_version >= "3.11" \\
    --hash=sha256:11 \\
    --hash=sha256:22
"""


def test_locks_agree_with_the_project():
    assert list(locks.problems()) == []


def test_pins_are_read_with_their_hashes():
    assert locks.pins(LOCK) == {"django": ("5.2.19", 1), "segno": ("1.6.6", 2)}


@pytest.mark.parametrize(
    ("text", "requirement", "sentences"),
    [
        (LOCK, "Django>=5.2,<5.3", []),
        (LOCK, "django>=6", ["lock: django==5.2.19 isn't what pyproject.toml asks for (>=6)"]),
        (LOCK, "lxml", ["lock: lxml is missing"]),
        ("django==5.2.19\n", "django", ["lock: django==5.2.19 has no hash"]),
    ],
)
def test_lock_that_does_not_agree_is_named(text, requirement, sentences):
    assert list(locks.problems_of("lock", text, [requirement])) == sentences
