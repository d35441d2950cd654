"""Numbers and prose as learners read them. Points are exact, so that they add up; nothing is ever rounded up."""

import re
from fractions import Fraction
from html import unescape

from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe

from courses import prose
from courses.languages import in_language

FIRST_PARAGRAPH = re.compile(r"^\s*<p>(.*?)</p>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


def percent(share: Fraction) -> str:
    """A share of 1 in per cent, cut after one decimal: 79.5 stays 79.5, two thirds are 66.6."""
    return decimal(share * 100, 1)


def decimal(number: Fraction, places: int = 2) -> str:
    """A number in the reader's notation, cut and not rounded; whole numbers without decimals."""
    tenths, step = int(number * 10**places), 10**places
    text = f"{tenths // step}.{tenths % step:0{places}d}".rstrip("0").rstrip(".")
    whole, _point, rest = text.partition(".")
    return number_format(text, decimal_pos=len(rest)) if rest else whole


def points(number: Fraction) -> str:
    """Points as they are: 4.5 where two decimals say it all, else 4 2/3. What is shown adds up to what is shown."""
    whole, rest = divmod(number.numerator, number.denominator)
    if rest == 0 or 100 % number.denominator == 0:
        return decimal(number)
    part = f"{rest}/{number.denominator}"
    return f"{whole}\N{NO-BREAK SPACE}{part}" if whole else part


def html(text: str) -> SafeString:
    """Rich text of a document, reduced to the allowed set again."""
    return mark_safe(prose.clean(text))  # noqa: S308 - cleaned in this line


def legend(text: str) -> SafeString:
    """The first paragraph of a question without its mark: a legend holds words only."""
    found = FIRST_PARAGRAPH.match(text)
    return html(found[1] if found else text)


def beyond(text: str) -> SafeString:
    """What follows the first paragraph, shown under the legend."""
    found = FIRST_PARAGRAPH.match(text)
    return html(text[found.end() :].strip()) if found else mark_safe("")


def plain(texts: dict[str, str]) -> str:
    """Rich text without its marks, in the reader's language, for lists and headings."""
    words = unescape(TAGS.sub(" ", in_language(texts))).replace("\n", " ").split(" ")
    return " ".join(word for word in words if word)  # a hard space stays one
