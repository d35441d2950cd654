"""Make the font files we ship from the npm packages they come from.

    npm install --prefix DIR @fontsource/source-sans-3 @fontsource-variable/source-sans-3 @fontsource/ubuntu
    python tools/fonts.py DIR/node_modules

Two families for two needs. On screen the browser loads only the subsets a page needs, so those stay apart
and small. In a PDF several subsets of one family print wrong letters, so there every weight is one merged file.

The results are committed with licence and origin beside them; the same packages give the same bytes.
"""

import argparse
import hashlib
import json
import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.subset import parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
SCREEN = ROOT / "site/campus/static/campus/fonts"
PRINT = ROOT / "certificates/fonts"

STYLE_NAMES = {300: "Light", 400: "Regular", 600: "SemiBold"}
WINDOWS_ENGLISH = (3, 1, 0x409)

# The ranges stand again in css/fonts.css; a test compares them.
SCREEN_SUBSETS = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,"
    "U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    # All letters of Croatian, Polish and Romanian, and the Turkish, Czech, Hungarian and Baltic ones that names bring.
    # The cedilla forms of ș and ț are in because people paste them.
    "latin-ext": "U+0100-0107,U+010C-0113,U+0116-011B,U+011E-011F,U+0122-0123,U+012A-012B,U+012E-0130,U+0136-0137,"
    "U+0139-013E,U+0141-0148,U+0150-0151,U+0154-0155,U+0158-015B,U+015E-0165,U+016A-016B,U+016E-0173,U+0178-017E,"
    "U+0218-021B,U+1E9E",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+2116",
    "vietnamese": "U+01A0-01A1,U+01AF-01B0,U+0300,U+0303,U+0309,U+0323,U+1EA0-1EF9,U+20AB",
}
SCREEN_WEIGHTS = (400, 700)
SCREEN_FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk"]


@dataclass(frozen=True)
class PrintFamily:
    """One family for PDFs: where it comes from and what it is called here."""

    package: str
    stem: str
    subsets: tuple[str, ...]  # of two subsets with the same character the first one gives it
    weights: tuple[int, ...]
    name: str
    file: str
    licence: str


PRINT_FAMILIES = (
    PrintFamily(
        package="@fontsource/source-sans-3",
        stem="source-sans-3",
        subsets=("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"),
        weights=(300, 400, 600),
        name="Campus Sans Print",
        file="campus-sans-print",
        licence="OFL.txt",
    ),
    PrintFamily(
        package="@fontsource/ubuntu",
        stem="ubuntu",
        subsets=("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek"),
        weights=(400,),
        # Inside the file the Ubuntu Font Licence, 2 (c), wants the old name, the word "derivative" and a new name.
        name="Ubuntu derivative Campus Emblem Sans",
        file="campus-emblem-sans",
        licence="UFL.txt",
    ),
)


def main():
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    os.environ.setdefault(
        "SOURCE_DATE_EPOCH", "1767225600"
    )  # or fontTools would write the time of day into every file
    packages = arguments().packages
    make_print_fonts(packages)
    make_screen_fonts(packages)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", type=Path, help="the node_modules folder that holds the three packages")
    return parser.parse_args()


# For PDFs


def make_print_fonts(packages):
    PRINT.mkdir(parents=True, exist_ok=True)
    for family in PRINT_FAMILIES:
        for weight in family.weights:
            font = merged(packages, family, weight)
            rename(font, family.name, weight)
            font.save(PRINT / f"{family.file}-{weight}.ttf")
        write_licence(PRINT / family.licence, packages / family.package, font)
    write_origin(PRINT, packages, [family.package for family in PRINT_FAMILIES])


def merged(packages, family, weight):
    """One font of all subsets; every character comes from one of them only.

    Two glyphs for one character would be kept apart by a made-up `locl` rule, which then fights the real one
    that gives Bulgarian its letter forms.
    """
    seen = set()
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for part in family.subsets:
            font = TTFont(packages / family.package / "files" / f"{family.stem}-{part}-{weight}-normal.woff2")
            wanted = set(font.getBestCmap()) - seen
            seen |= wanted
            font.flavor = None
            reduce_to(font, wanted, features=["*"], without=["STAT", "BASE", "VDMX", "hdmx", "gasp"])
            parts.append(str(Path(folder) / f"{part}.ttf"))
            font.save(parts[-1])
        font = Merger().merge(parts)
    font["post"].formatType = 3.0  # glyph names only add weight
    return font


# For the screen


def make_screen_fonts(packages):
    SCREEN.mkdir(parents=True, exist_ok=True)
    package = "@fontsource-variable/source-sans-3"
    for part, unicodes in SCREEN_SUBSETS.items():
        font = TTFont(packages / package / "files" / f"source-sans-3-{part}-wght-normal.woff2")
        reduce_to(font, parse_unicodes(unicodes.replace("U+", "")), features=SCREEN_FEATURES)
        font = instancer.instantiateVariableFont(font, {"wght": SCREEN_WEIGHTS})
        rename(font, "Campus Sans", 400)
        font.flavor = "woff2"
        font.save(SCREEN / f"campus-sans-{part}.woff2")
    write_licence(SCREEN / "OFL.txt", packages / package, font)
    write_origin(SCREEN, packages, [package])


# Both


def reduce_to(font, unicodes, *, features, without=()):
    options = subset.Options()
    options.layout_features = features
    options.layout_scripts = ["*"]
    options.name_IDs = ["*"]
    options.hinting = False  # cannot be merged, and screens smooth letters themselves
    options.notdef_outline = True
    options.glyph_names = bool(without)  # merging goes by name
    options.drop_tables += without
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)


def rename(font, family, weight):
    """Call the font by our name everywhere a person or a program reads it; copyright and licence stay."""
    names = font["name"]
    copyright_notice, original_version = names.getDebugName(0), names.getDebugName(5)
    style = STYLE_NAMES[weight]
    postscript = f"{family.replace(' ', '')}-{style}"
    texts = {
        0: copyright_notice,
        1: family if style == "Regular" else f"{family} {style}",
        2: "Regular",
        3: f"{original_version}; {postscript}",
        4: f"{family} {style}",
        5: original_version,
        6: postscript,
        10: "Changed for Streetwork Campus: subsets chosen or merged, hinting removed. See ORIGIN.md beside the file.",
        14: names.getDebugName(14),
        16: family,
        17: style,
    }
    if "fvar" in font:
        texts |= {record.nameID: record.toUnicode() for record in names.names if record.nameID > 255}
        texts[25] = family.replace(" ", "")
    names.names = []
    for number, text in texts.items():
        if text:
            names.setName(text, number, *WINDOWS_ENGLISH)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x40 | font["OS/2"].fsSelection & 0x80  # regular, never italic or bold
    font["head"].macStyle = 0


def write_licence(target, package, font):
    """The licence under the notice that the font itself carries; the package's own first line names its packer."""
    text = (package / "LICENSE").read_text(encoding="utf-8")
    start = min(text.index(words) for words in ("This Font Software", "UBUNTU FONT LICENCE") if words in text)
    target.write_text(f"{font['name'].getDebugName(0)}\n\n{text[start:]}\n", encoding="utf-8")


def write_origin(folder, packages, names):
    """Say beside the fonts where they come from, what was changed, and which bytes these are."""
    versions = {name: json.loads((packages / name / "package.json").read_text())["version"] for name in names}
    lines = ["# Where these fonts come from", "", "Made by `tools/fonts.py` from these npm packages:", ""]
    lines += [f"- `{name}` {version}" for name, version in versions.items()]
    lines += [
        "",
        "Changed: subsets chosen or merged, hinting removed, renamed. The Open Font License reserves the name of an",
        "unchanged font, the Ubuntu Font Licence asks for its name plus “derivative” plus a new one. The licences",
        "of the originals apply to these files too; their texts are in this folder.",
        "",
        "| file | bytes | SHA-256 |",
        "|---|---|---|",
    ]
    for path in sorted([*folder.glob("*.ttf"), *folder.glob("*.woff2")]):
        content = path.read_bytes()
        lines.append(f"| `{path.name}` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |")
    (folder / "ORIGIN.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
