"""Long names and titles: sizes and line breaks, computed before layout (print.md, section 5).

Lines found here are set with explicit breaks and no wrapping, so that the engine cannot break a second time.
"""

from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from certificates.pdf import fonts, measures

COLUMN = 119.0  # mm, from the axis to the right edge
LINE_PER_POINT = 0.41  # leading in mm

# (points, lines) in the order in which they are tried
NAME_STEPS = ((28, 1), (26, 1), (28, 2), (24, 2), (21, 2), (19, 3), (17, 3))
TITLE_STEPS = ((19, 1), (19, 2), (17, 2), (16, 2), (15, 3), (13.5, 4))
TITLE_LEADING = {19: 7.5, 17: 6.5, 16: 6.5, 15: 6.0, 13.5: 5.5}  # mm


class TooLong(ValueError):
    """A text that no step can print; `field` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class Fitted:
    """A text in lines, with its size in points and its leading in mm."""

    lines: tuple[str, ...]
    points: float
    leading: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


def _leading(points: float) -> float:
    """About 0.41 mm per point, rounded to half a millimetre."""
    return round(points * LINE_PER_POINT * 2) / 2


def _pieces(text: str, *, at_hyphens: bool) -> list[str]:
    """The parts between which a line may end; a part keeps its trailing space or hyphen."""
    text = text.replace("-", "-\x00") if at_hyphens else text
    return [piece for piece in text.replace(" ", " \x00").split("\x00") if piece]


def _is_weak_end(line: str) -> bool:
    """A line should not end with a word of three letters or fewer (in, w, и, și)."""
    last = line.rsplit(maxsplit=1)[-1].strip(",;")
    return len(last) <= 3 and last.isalpha()


def _cost(lines: tuple[str, ...], widths: list[float], *, is_title: bool) -> float:
    """Lower is better: lines as equal as possible; in titles no weak end, and gladly a break after a colon."""
    uneven = max(widths) - min(widths)
    if not is_title:
        return uneven
    weak = sum(_is_weak_end(line) for line in lines[:-1])
    colon = any(line.endswith(":") for line in lines[:-1])
    return uneven + 1000 * weak - 60 * colon


def _best(
    text: str, points: float, count: int, language: str, *, at_hyphens: bool, is_title: bool
) -> tuple[str, ...] | None:
    """The best way to set the text in so many lines, or None if a line is too wide in every way."""
    pieces = _pieces(text, at_hyphens=at_hyphens)
    face = fonts.face(fonts.SEMIBOLD)

    @cache
    def line(start: int, end: int) -> tuple[str, float]:
        words = "".join(pieces[start:end]).strip(" ")
        return words, face.width(words, points, language)

    best: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(range(1, len(pieces)), count - 1):
        found = [line(start, end) for start, end in pairwise((0, *cuts, len(pieces)))]
        lines, widths = tuple(words for words, _ in found), [width for _, width in found]
        if max(widths) <= COLUMN:
            cost = _cost(lines, widths, is_title=is_title)
            best = min(best or (cost, lines), (cost, lines))
    return best[1] if best else None


def _fit(text: str, steps: tuple[tuple[float, int], ...], language: str, field: str) -> Fitted:
    """The first step that fits; at each, spaces before hyphens."""
    is_title = field == "title"
    for points, count in steps:
        for at_hyphens in (False, True):
            lines = _best(text, points, count, language, at_hyphens=at_hyphens, is_title=is_title)
            if lines:
                return Fitted(lines, points, TITLE_LEADING[points] if is_title else _leading(points))
    raise TooLong(field)


def fit_name(name: str, language: str) -> Fitted:
    """Size and lines of a name. Never hyphenated, abbreviated, cut or compressed."""
    return _fit(name, NAME_STEPS, language, "name")


def fit_title(title: str, language: str) -> Fitted:
    """Size and lines of a course title."""
    return _fit(title, TITLE_STEPS, language, "title")


def count_lines(text: str, points: float, weight: int, language: str, width: float = COLUMN) -> int:
    """How many lines a running text takes when words are set one after the other."""
    face = fonts.face(weight)
    lines, line = 1, ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip(" ")
        if line and face.width(longer, points, language) > width:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines


def check_page(name: str, texts: dict[str, Any], language: str) -> None:
    """Whether page 1 holds everything, before anything is stored. Raises TooLong with the field that is too long."""
    title = fit_title(texts["title"], texts["title_language"])
    height = fit_name(name, language).height + measures.SENTENCE + title.height + measures.BEFORE_FACTS
    height += measures.ORIGINAL if texts["original"] else 0
    for fact in texts["facts"]:
        weight = fonts.SEMIBOLD if fact["key"] == "result" else fonts.REGULAR
        height += measures.ROW + measures.ROW_LINE * count_lines(fact["value"], 10.5, weight, language)
    line = measures.SIGNATURE if texts["publicity"] else measures.SIGNATURE_PLAIN
    top = measures.BODY_TOP - measures.MOVES[-1] * measures.FOLLOWS
    if top + height > line - measures.SIGNATURE_ROOM - measures.FREE:
        raise TooLong("title")
