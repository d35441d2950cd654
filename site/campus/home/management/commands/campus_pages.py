"""`manage.py campus_pages [FOLDER]`: the page tree, and information pages from a folder of YAML files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campus.home.actions import set_up_tree, store_information
from campus.home.models import InformationPage
from exchange.fields import Field, Record
from exchange.problems import Findings
from exchange.values import Prose, Reading, Text, Texts, Wrong
from exchange.yaml_reader import Unreadable, parse

PAGE = Record(Field("heading", Texts(Text(200))), Field("body", Texts(Prose(more_tags=frozenset({"h2"})))))


class Command(BaseCommand):
    """Make start page and catalogue where missing; `imprint.yaml` in the folder becomes the imprint, and so on."""

    help = "Set up the page tree and load information pages (one YAML file per kind, named after it)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?")

    def handle(self, *args: Any, folder: Path | None, **options: Any) -> None:
        set_up_tree()
        for path in sorted(folder.glob("*.yaml")) if folder else ():
            if path.stem not in InformationPage.Kind.values:
                raise CommandError(
                    f"{path.name} is named after no kind of page: {InformationPage.Kind.values}"
                )
            page = read_page(path)
            if store_information(kind=path.stem, **page) and options["verbosity"]:
                self.stdout.write(f"{path.stem}: stored")


def read_page(path: Path) -> dict[str, Any]:
    """Heading and text of a file; CommandError names file and line of what is wrong."""
    findings = Findings()
    try:
        page: dict[str, Any] = PAGE.read(parse(path.read_bytes()), Reading(path.name, findings))
    except (Wrong, Unreadable) as wrong:
        raise CommandError(f"{path.name}, line {wrong.line}: {wrong.message}") from wrong
    if findings.problems:
        raise CommandError("\n".join(str(problem) for problem in findings.problems))
    return page
