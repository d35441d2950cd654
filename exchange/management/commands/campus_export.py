"""`manage.py campus_export CODE TARGET`: write a course as an archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from courses.models import CoursePage
from exchange import writing
from exchange.problems import Refused


class Command(BaseCommand):
    """Export a course into a new folder, or into a ZIP where the target ends in `.zip`."""

    help = "Export a course as an archive: a new folder, or a ZIP where TARGET ends in .zip."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument("target", type=Path)

    def handle(self, *args: Any, code: str, target: Path, **options: Any) -> None:
        course = CoursePage.objects.filter(code=code).first()
        if course is None:
            raise CommandError(f"There is no course with the code {code}.")
        try:
            self._write(course, target)
        except (Refused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{code}: written to {target}")

    def _write(self, course: CoursePage, target: Path) -> None:
        if target.suffix == ".zip":
            target.write_bytes(writing.write_zip(course))
        else:
            writing.write_folder(course, target)
