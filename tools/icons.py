"""Make the icon sprite from the npm package it comes from.

    npm install --prefix DIR lucide-static
    python tools/icons.py DIR/node_modules

Only the icons named here are shipped. To add one, add its name and run this again.
"""

import argparse
import json
import re
import shutil
from pathlib import Path

IMAGES = Path(__file__).resolve().parent.parent / "site/campus/static/campus/img"

ICONS = """
accessibility arrow-down arrow-left arrow-right arrow-right-left arrow-up award
badge-check ban book-open-text bookmark building
calendar captions check chevron-down chevron-left chevron-right chevron-up
circle circle-alert circle-check circle-question-mark circle-x clock cloud-check cloud-off contrast copy
download external-link eye eye-off file-check file-text flag globe graduation-cap
hand history hourglass house image info key-round
languages lightbulb link list-checks list-ordered loader lock log-in log-out
mail menu message-square minus monitor moon pencil play plus printer
quote refresh-cw rotate-ccw save scale search search-check send settings shield-check shield-x sliders-horizontal sun
ticket trash-2 triangle-alert type undo-2 upload user users volume-2 x
""".split()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", type=Path, help="the node_modules folder that holds lucide-static")
    package = parser.parse_args().packages / "lucide-static"
    version = json.loads((package / "package.json").read_text())["version"]
    symbols = "\n".join(symbol(name, (package / "icons" / f"{name}.svg").read_text()) for name in ICONS)
    origin = f"<!-- Lucide {version}, ISC: LUCIDE.txt -->"
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">\n{origin}\n{symbols}\n</svg>\n'
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / "icons.svg").write_text(sprite, encoding="utf-8")
    shutil.copyfile(package / "LICENSE", IMAGES / "LUCIDE.txt")


def symbol(name, svg):
    """Shapes only: stroke and size come from the class `i` on the page, so that one icon fits every text."""
    shapes = re.findall(r"<(?!svg|/svg|!--)[^>]+>", svg)
    drawing = "".join(re.sub(r"\s*/>", "/>", re.sub(r"\s+", " ", shape)) for shape in shapes)
    return f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>'


if __name__ == "__main__":
    main()
