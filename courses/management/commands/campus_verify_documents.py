"""Check every released document and edition against its digest."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import documents
from courses.models import StepDocument


class Command(BaseCommand):
    """Finds what was changed past the guard, by SQL or by a fault of the disk."""

    help = "Check every released document and edition against its digest."

    def handle(self, *args: Any, **options: Any) -> None:
        if found := documents.sweep():
            raise CommandError("\n".join([_("These do not match their digest:"), *found]))
        count = StepDocument.objects.count()
        said = ngettext(
            "%(count)s document matches its digest.", "%(count)s documents match their digests.", count
        )
        self.stdout.write(said % {"count": count})
