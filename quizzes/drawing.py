"""The paper of an attempt: which questions, in which order, with their options in which order.

Drawn once, by a numbered algorithm from a stored seed, and stored: nothing is ever drawn again for the same attempt.
Slots are numbered from 1, the places of options from 0. Nothing here looks at what is right.
"""

import hashlib
import secrets
from typing import Any

from quizzes import kinds

Document = dict[str, Any]
ALGORITHM = 1


def new_seed() -> int:
    """A seed nobody can guess; 62 bits fit every database."""
    return secrets.randbits(62)


def draw(document: Document, seed: int) -> Document:
    """A paper by the newest algorithm."""
    return {"draw": ALGORITHM, "slots": draw_1(document, seed)}


def draw_1(document: Document, seed: int) -> list[Document]:
    """Order by SHA-256 of seed and index: the same everywhere, whatever the version of Python."""
    order = list(range(len(document["questions"])))
    if document["shuffle_questions"]:
        order = _shuffled(order, f"{seed}")
    return [_slot_1(document, index, seed) for index in order]


def _slot_1(document: Document, index: int, seed: int) -> Document:
    entry = document["questions"][index]
    kind = kinds.get(entry["question"]["kind"])
    options = list(range(kind.places(entry["question"])))
    if document["shuffle_options"] and kind.shuffles:
        options = _shuffled(options, f"{seed}/{index}")
    return {"version": entry["version"], "question": index, "options": options}


def _shuffled(indexes: list[int], salt: str) -> list[int]:
    return sorted(indexes, key=lambda index: hashlib.sha256(f"{salt}/{index}".encode()).digest())
