"""The style layers keep the promises of docs/look.md: roles, contrast, weight."""

import re
from itertools import chain

import brotli
import pytest

from campus.finders import PARTS, joined_css, joined_js
from tools.fonts import SCREEN_SUBSETS

CSS = PARTS / "css"
FILES = sorted(CSS.rglob("*.css"))
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
LAYERS = ["reset", "tokens", "base", "components", "pages", "utilities", "print"]
LIGHT_DARK_AAA = 7


def _declarations(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def _block(selector: str) -> dict[str, str]:
    return _declarations(TOKENS.split(f"{selector} {{", 1)[1].split("}", 1)[0])


LIGHT = _block("  :root")
DARK = _block(':root[data-theme="dark"]')
DARK_DEVICE = _block(':root:not([data-theme="light"])')


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_device_and_the_person_choose_the_same_dark():
    assert DARK_DEVICE == DARK


def test_every_file_but_the_fonts_writes_into_layers_only():
    for path in FILES:
        css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        starts = {rule.strip() for rule in re.findall(r"^([^\s}][^{;]*)", css, flags=re.MULTILINE)}
        if path.name == "fonts.css":
            assert starts == {"@font-face"}
        elif path.name == "layers.css":
            assert starts == {f"@layer {', '.join(LAYERS)}"}
        else:
            assert len(starts) == 1, path
            assert starts.pop().removeprefix("@layer ") in LAYERS, path


def test_colours_are_written_in_the_tokens_only():
    elsewhere = [path for path in FILES if path.name not in ("tokens.css", "print.css")]
    assert [
        p.name for p in elsewhere if re.search(r"#[0-9a-f]{3,8}\b|rgb\(", p.read_text(encoding="utf-8"))
    ] == []


def test_has_stands_in_no_list_of_selectors():
    """Firefox 115 does not know it and would drop the whole rule."""
    lists = re.findall(r"([^{}]*:has\([^{}]*)\{", joined_css())
    assert [rule for rule in lists if "," in re.sub(r"\([^()]*\)", "", rule)] == []


def test_every_custom_property_used_is_defined():
    whole = joined_css()
    used = set(re.findall(r"var\((--[\w-]+)", whole))
    templates = (PARTS.parent.parent / "templates").rglob("*.html")
    drawn = chain.from_iterable(
        re.findall(r"var\((--[\w-]+)", t.read_text(encoding="utf-8")) for t in templates
    )
    assert (used | set(drawn)) - set(re.findall(r"(--[\w-]+):", whole)) == set()


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *[
            ("ink", ground)
            for ground in ("paper", "ground", "sunk", "accent-soft", "warm-soft", "ok-soft", "bad-soft")
        ],
        *[("ink-2", ground) for ground in ("paper", "ground", "sunk", "warm-soft")],
        ("link", "paper"),
        ("link", "ground"),
        ("accent", "paper"),
        ("on-accent", "accent"),
        ("on-accent", "accent-deep"),
        ("accent-deep", "accent-soft"),
        ("warm-ink", "warm-soft"),
        ("ok", "ok-soft"),
        ("bad", "bad-soft"),
        ("bad", "paper"),
        ("on-ok", "ok"),
        ("on-bad", "bad"),
        ("on-panel", "panel"),
        ("on-panel-2", "panel"),
        ("panel-eyebrow", "panel"),
    ],
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_reaches_seven_to_one(theme, text, ground):
    values = LIGHT | (DARK if theme == "dark" else {})
    assert _contrast(values[f"--{text}"], values[f"--{ground}"]) >= LIGHT_DARK_AAA


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ink_on_saffron_and_every_edge_is_seen(theme):
    values = LIGHT | (DARK if theme == "dark" else {})
    assert _contrast(values["--on-warm"], values["--warm"]) >= LIGHT_DARK_AAA
    assert _contrast(values["--on-warm"], values["--warm-deep"]) >= 4.5
    assert _contrast(values["--edge"], values["--paper"]) >= 3
    assert _contrast(values["--ring"], values["--paper"]) >= 3


def test_font_ranges_are_the_ones_the_files_were_made_with():
    css = (CSS / "fonts.css").read_text(encoding="utf-8")
    written = re.findall(r"campus-sans-([\w-]+)\.woff2.*?unicode-range: ([^;]+);", css, flags=re.DOTALL)
    assert {name: ranges.replace(" ", "") for name, ranges in written} == SCREEN_SUBSETS


def test_fonts_and_icons_stand_beside_their_licences():
    assert "SIL OPEN FONT LICENSE" in (PARTS / "fonts/OFL.txt").read_text(encoding="utf-8")
    assert "Reserved Font Name" in (PARTS / "fonts/OFL.txt").read_text(encoding="utf-8")
    assert "@fontsource-variable/source-sans-3" in (PARTS / "fonts/ORIGIN.md").read_text(encoding="utf-8")
    assert "ISC License" in (PARTS / "img/LUCIDE.txt").read_text(encoding="utf-8")


def test_a_first_visit_leaves_room_for_the_page():
    compressed = sum(len(brotli.compress(text().encode())) for text in (joined_css, joined_js))
    pictures = sum(
        len(brotli.compress((PARTS / "img" / name).read_bytes())) for name in ("icons.svg", "mark.svg")
    )
    letters = (PARTS / "fonts/campus-sans-latin.woff2").stat().st_size
    more_letters = (PARTS / "fonts/campus-sans-cyrillic.woff2").stat().st_size
    assert compressed < 14_000
    assert (
        compressed + pictures + letters + more_letters < 75_000 - 12_000
    )  # the Bulgarian page, the heaviest
    assert (PARTS / "fonts/campus-sans-latin-ext.woff2").stat().st_size < 13_500
