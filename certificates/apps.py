"""The room of certificates."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    """Templates, issuing, the ledger, verification."""

    name = "certificates"
    verbose_name = _("Certificates")
