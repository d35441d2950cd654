"""What templates, styles and scripts of the rooms may contain. The policy header forbids the same in the browser."""

import re

import pytest

from tests.architecture.house import files, name

HOST = r"""(?:https?:)?//(?!www\.w3\.org/)[\w.-]+\.\w+"""
LOADS_FROM_A_HOST = re.compile(
    rf"""(?:\b(?:src|srcset|poster|action|data|formaction)\s*=\s*["']?\s*|<link\b[^>]*href\s*=\s*["']?\s*"""
    rf"""|url\(\s*["']?|@import\s+["']?|\b(?:import|from|fetch\()\s*\(?["'`]){HOST}""",
    re.IGNORECASE,
)
INLINE = {
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"""\sstyle\s*=\s*["']""", re.IGNORECASE),
    "script without a file": re.compile(
        r"""<script\b(?![^>]*\bsrc=)(?![^>]*type="application/json")""", re.IGNORECASE
    ),
    "event attribute": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']""", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
}
# Templates that no browser shows under our policy: folder -> why they may style themselves.
OWN_WORLD = {"pdf": "WeasyPrint reads them", "mail": "mail programs know no style sheets"}


def shown_in_a_browser():
    return [path for path in files(".html") if not OWN_WORLD.keys() & set(path.parts)]


def test_nothing_is_loaded_from_another_host():
    found = [
        f"{name(path)}: {match[0]}"
        for path in files(".html", ".css", ".js", ".svg")
        for match in LOADS_FROM_A_HOST.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "harm",
    [
        '<script src="https://cdn.example.org/x.js">',
        "<img src='//tracker.example.org/1.gif'>",
        '<link rel="stylesheet" href="https://fonts.example.org/css">',
        "background: url(https://example.org/a.png)",
        '@import "https://example.org/a.css";',
        'import x from "https://example.org/x.js"',
        'fetch("https://example.org/")',
    ],
)
def test_loading_from_another_host_is_found(harm):
    assert LOADS_FROM_A_HOST.search(harm)


@pytest.mark.parametrize("kind", INLINE)
def test_nothing_is_inline(kind):
    found = [
        f"{name(path)}: {match[0]}"
        for path in shown_in_a_browser()
        for match in INLINE[kind].finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "harm"),
    [
        ("style element", "<style>p {}</style>"),
        ("style attribute", '<p style="color: red">'),
        ("script without a file", "<script>alert(1)</script>"),
        ("event attribute", '<button class="x" onclick="go()">'),
        ("script address", '<a href="javascript:go()">'),
    ],
)
def test_inline_code_is_found(kind, harm):
    assert INLINE[kind].search(harm)
