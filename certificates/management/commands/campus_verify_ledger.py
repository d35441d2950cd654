"""`campus campus_verify_ledger`: walks the ledger of certificates and names the first row that does not fit."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from certificates import ledger
from certificates.models import CertificateEvent


class Command(BaseCommand):
    help = "Checks the ledger of certificates from its first row to its last."

    def handle(self, *args: Any, **options: Any) -> None:
        if broken := ledger.verify():
            raise CommandError(str(broken))
        self.stdout.write(f"The ledger is whole: {CertificateEvent.objects.count()} rows.")
