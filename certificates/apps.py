"""The room of certificates."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    """Templates, issuing, the ledger, verification."""

    name = "certificates"
    verbose_name = _("Certificates")

    def ready(self) -> None:
        """Listen for completions, and register what repairs itself."""
        from certificates import files, ledger, receivers
        from certificates.actions import issue_due
        from courses.signals import course_completed
        from people import sweeps

        course_completed.connect(receivers.course_completed, dispatch_uid="certificates.course_completed")
        sweeps.register("certificates.due", issue_due)
        sweeps.register("certificates.files", files.make_due)
        sweeps.every_night("ledger of certificates", ledger.sweep)
        sweeps.every_night("files of certificates", files.sweep)
