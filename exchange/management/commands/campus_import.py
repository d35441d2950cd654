"""`manage.py campus_import FOLDER_OR_ZIP`: import a course archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exchange import guard, reading
from exchange.actions import import_course
from exchange.planning import KEPT, SAME, plan
from exchange.problems import Refused


class Command(BaseCommand):
    """Import a course; with `--preview` only say what would happen."""

    help = "Import a course archive (a folder or a ZIP), or update the course it belongs to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument("--preview", action="store_true", help="only say what the import would do")

    def handle(self, *args: Any, archive: Path, preview: bool, **options: Any) -> None:
        try:
            self._run(archive, is_preview=preview)
        except (Refused, OSError) as refused:
            raise CommandError(str(refused)) from refused

    def _run(self, archive: Path, *, is_preview: bool) -> None:
        read = reading.read(guard.read(archive))
        self._tell(read.problems)
        if read.errors:
            raise CommandError("Nothing was imported.")
        found = plan(read.content)
        self._tell(found.problems)
        for change in found.changes:
            if change.state not in {SAME, KEPT}:
                self.stdout.write(f"  {change.state:<8} {change.part:<9} {change.heading}")
        if not is_preview:
            course = import_course(by=None, content=read.content)
            self.stdout.write(f"{course.code}: " + ("nothing to do" if found.is_empty else "imported"))

    def _tell(self, problems: list[Any]) -> None:
        for problem in problems:
            self.stdout.write(("error: " if problem.is_error else "note: ") + str(problem))
