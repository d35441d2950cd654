"""Start page and information pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The public pages that are not courses."""

    name = "campus.home"
    label = "campus_home"
    verbose_name = _("Start and information pages")
