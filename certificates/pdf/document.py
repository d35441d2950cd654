"""From a frozen snapshot to the page: the HTML, the small style sheet of its own, and what is attached."""

from typing import Any

from django.template.loader import render_to_string

from certificates import codes
from certificates.pdf import drawings, fonts
from certificates.pdf.fitting import Fitted, fit_name, fit_title

EDGE = 0.28  # mm that the stem of a display line stays right of its box (print.md, section 2)
KIND_POINTS = 46


def _number(value: float) -> str:
    """A number for CSS; a template would write it with the reader's decimal comma."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _shift(text: str, points: float, weight: int, language: str) -> str:
    """How far a display line moves left, so that stems of large and small type stand on one line."""
    return _number(EDGE - fonts.face(weight).left_bearing(text, points, language))


def _lines(fitted: Fitted, language: str) -> dict[str, Any]:
    lines = [
        {"text": text, "shift": _shift(text, fitted.points, fonts.SEMIBOLD, language)}
        for text in fitted.lines
    ]
    return {"lines": lines, "points": _number(fitted.points), "leading": _number(fitted.leading)}


def html(*, language: str, name: str, serial: str, code: str, snapshot: dict[str, Any]) -> str:
    """The document of one language. Every text in it is data and escaped by the template."""
    texts = snapshot["texts"][language]
    address = snapshot["address"]
    context = {
        "language": language,
        "name": name,
        "serial": serial,
        "code": codes.grouped(code),
        "t": texts,
        "issuer": snapshot["issuer"],
        "has_logo": bool(snapshot["issuer"]["logo"]),
        "issued_at": snapshot["issued_at"],
        "address": address.split("://", 1)[1],
        "address_url": address,
        "qr": drawings.qr_symbol(f"{address}/{code}", texts["qr_title"]),
        "emblem": drawings.emblem(texts["emblem_title"]),
        "kind_shift": _shift(texts["kind"], KIND_POINTS, fonts.LIGHT, language),
        "fitted_name": _lines(fit_name(name, language), language),
        "fitted_title": _lines(fit_title(texts["title"], texts["title_language"]), texts["title_language"]),
    }
    return render_to_string("certificates/pdf/certificate.html", context)


def _quoted(text: str) -> str:
    """A text as a CSS string."""
    return '"' + "".join(f"\\{ord(letter):06x}" if letter in '"\\\n' else letter for letter in text) + '"'


def style(snapshot: dict[str, Any], language: str) -> str:
    """What differs per document: the organisation's accent and the folio's words."""
    before, between, after = _folio(snapshot["texts"][language]["page"])
    folio = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages) {_quoted(after)}"
    return f":root {{ --accent: {snapshot['issuer']['accent']}; }}\n@page {{ @bottom-right {{ content: {folio}; }} }}\n"


def _folio(pattern: str) -> tuple[str, str, str]:
    before, rest = pattern.split("{page}")
    between, after = rest.split("{pages}")
    return before, between, after
