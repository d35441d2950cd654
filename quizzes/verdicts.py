"""What a learner reads at each option afterwards: was it theirs, is it right, and then the author's reason."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext

from quizzes.kinds.base import Outcome

# What authors like to begin a reason with. Our words have said it by then.
SAID = {
    True: "Richtig Korrekt Stimmt Right Correct Вярно Правилно Точно Točno Ispravno "
    "Giusto Corretto Esatto Prawidłowo Poprawnie Dobrze Corect",
    False: "Falsch Nein Wrong No Грешно Не Netočno Pogrešno Ne Sbagliato Errato Źle Nieprawidłowo Nie Greșit Nu",
}
OPENINGS = {
    is_right: re.compile(rf"\s*(?:{said.replace(' ', '|')})(?:[.!:,]+(?:\s+|$)|$)", re.IGNORECASE)
    for is_right, said in SAID.items()
}


def words(one: Outcome, among: Iterable[Outcome]) -> str:
    """What an option was, since colour and sign are not enough. "Too" only beside another that was found."""
    if one.is_chosen:
        return gettext("Your answer, right.") if one.is_right else gettext("Your answer, wrong.")
    if not one.is_right:
        return gettext("Not chosen.")
    if any(other.is_chosen and other.is_right for other in among):
        return gettext("This would have been right too. Not chosen.")
    return gettext("This would have been right.")


def reason(text: str, *, is_right: bool) -> str:
    """The author's words without a verdict at their beginning: "Not chosen. Right." would praise what was missed."""
    found = OPENINGS[is_right].match(text)
    rest = text[found.end() :] if found else ""
    return rest[:1].upper() + rest[1:] if found else text
