"""What the print fonts can say and how wide it is, asked from the font files themselves."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
LIGHT, REGULAR, SEMIBOLD = 300, 400, 600
FILES = {weight: f"campus-sans-print-{weight}.ttf" for weight in (LIGHT, REGULAR, SEMIBOLD)}
EMBLEM_FILE = "campus-emblem-sans-400.ttf"
UNSEEN = "\u00ad\n"  # soft hyphen and line end print nothing
SAFETY = 1.005  # half a percent: rounding and what the engine does between letters
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Face:
    """One weight: its letters, their widths, and the Bulgarian forms, which are wider."""

    units_per_em: int
    glyphs: dict[int, str]
    advances: dict[str, int]
    bearings: dict[str, int]
    bulgarian: dict[str, str]

    def glyph(self, letter: str, language: str) -> str:
        name = self.glyphs[ord(letter)]
        return self.bulgarian.get(name, name) if language == "bg" else name

    def width(self, text: str, points: float, language: str) -> float:
        """Width in mm, from advance widths plus the safety."""
        units = sum(self.advances[self.glyph(letter, language)] for letter in text)
        return units / self.units_per_em * points * MM_PER_POINT * SAFETY

    def left_bearing(self, text: str, points: float, language: str) -> float:
        """The white left of the first letter's stem, in mm."""
        units = self.bearings[self.glyph(text[0], language)]
        return units / self.units_per_em * points * MM_PER_POINT


@cache
def face(weight: int) -> Face:
    """The face of a weight; read once per process."""
    with TTFont(FOLDER / FILES[weight], lazy=True) as font:
        metrics = font["hmtx"].metrics
        return Face(
            units_per_em=font["head"].unitsPerEm,
            glyphs=font.getBestCmap(),
            advances={name: advance for name, (advance, _) in metrics.items()},
            bearings={name: bearing for name, (_, bearing) in metrics.items()},
            bulgarian=_local_forms(font["GSUB"].table, "cyrl", "BGR "),
        )


def _local_forms(table: Any, script: str, language: str) -> dict[str, str]:
    """The single substitutions of a language system's `locl` feature."""
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    systems = {record.LangSysTag: record.LangSys for record in scripts[script].LangSysRecord}
    features = [table.FeatureList.FeatureRecord[index] for index in systems[language].FeatureIndex]
    lookups = [
        index
        for record in features
        if record.FeatureTag == "locl"
        for index in record.Feature.LookupListIndex
    ]
    forms: dict[str, str] = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {}))
    return forms


def missing(text: str) -> list[str]:
    """The letters that the print font does not have, each once, in order. Never a silent fallback font."""
    letters = face(SEMIBOLD).glyphs.keys() & face(REGULAR).glyphs.keys() & face(LIGHT).glyphs.keys()
    return list(
        dict.fromkeys(letter for letter in text if ord(letter) not in letters and letter not in UNSEEN)
    )
