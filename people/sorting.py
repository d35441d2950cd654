"""Names in the order in which people look for them: Łucja stands at L and Öztürk at O, whatever the database.

PostgreSQL brings this order under the name below (CLDR's root collation). SQLite has none and is given `compare`, which
agrees with it on the letters of the seven languages: first the letters without their marks, then the marks, then the
case.
"""

import unicodedata

from django.db.models import F
from django.db.models.expressions import Combinable
from django.db.models.functions import Collate

COLLATION = "und-x-icu"
# Letters that Unicode does not take apart into a letter and a mark.
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def by_name(expression: str | Combinable) -> Collate:
    """For `order_by`: a text in the order in which people look for it."""
    return Collate(F(expression) if isinstance(expression, str) else expression, COLLATION)


def sort_key(text: str) -> tuple[str, str, str]:
    """What `sorted` needs for the same order."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return letters.translate(PLAIN), folded, text.swapcase()


def compare(one: str, other: str) -> int:
    """Below, at or above zero, as SQLite asks for it."""
    first, second = sort_key(one), sort_key(other)
    return (first > second) - (first < second)
