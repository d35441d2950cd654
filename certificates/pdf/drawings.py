"""Drawings as inline SVG with a title, which becomes the alternative text: emblem and QR symbol."""

import math
from collections.abc import Iterable
from itertools import groupby

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

HEIGHT = 120.0  # the emblem's height in its own units; the rectangle is 3 : 2


def _star(x: float, y: float, radius: float) -> str:
    """A five-pointed star, one point up, inner radius 0.382 of the outer."""
    points = []
    for corner in range(10):
        length = radius if corner % 2 == 0 else radius * 0.382
        angle = math.radians(36 * corner)
        points.append(f"{x + length * math.sin(angle):.3f},{y - length * math.cos(angle):.3f}")
    return " ".join(points)


def emblem(title: str) -> SafeString:
    """The European emblem: twelve stars at the hour positions (Annex IX of Regulation 2021/1060)."""
    stars = "".join(
        f'<polygon points="{_star(90 + 40 * math.sin(a), 60 - 40 * math.cos(a), HEIGHT / 18)}"/>'
        for a in (math.radians(30 * hour) for hour in range(12))
    )
    return format_html(
        '<svg viewBox="0 0 180 120" role="img"><title>{}</title>'
        '<rect width="180" height="120" fill="#003399"/><g fill="#FFCC00">{}</g></svg>',
        title,
        mark_safe(stars),  # noqa: S308 - numbers of our own
    )


def _bars(y: int, row: Iterable[int]) -> str:
    """The dark modules of a row; neighbours are one bar, which halves what the engine has to read and write."""
    path, x = "", 0
    for dark, modules in groupby(row, bool):
        length = len(list(modules))
        path += f"M{x} {y}h{length}v1h-{length}z" if dark else ""
        x += length
    return path


def qr_symbol(address: str, title: str) -> SafeString:
    """The address as a QR symbol of level Q. In capitals it is written in the denser alphanumeric mode."""
    code = segno.make_qr(address.upper(), error="q", boost_error=False)
    path = "".join(_bars(y, row) for y, row in enumerate(code.matrix))
    size = len(code.matrix)
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img"><title>{}</title><path d="{}" fill="#000000"/></svg>',
        size,
        size,
        title,
        path,
    )
