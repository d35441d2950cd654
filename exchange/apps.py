"""The room of exchange."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """In and out: course archives."""

    name = "exchange"
    verbose_name = _("Exchange")

    def ready(self) -> None:
        """Archives that wait for too long are swept away."""
        from exchange import waiting
        from people import sweeps

        sweeps.register("exchange.waiting", waiting.sweep)
