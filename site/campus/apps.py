"""The website that puts the rooms together."""

from django.apps import AppConfig


class CampusConfig(AppConfig):
    """Settings, addresses, shell, checks."""

    name = "campus"

    def ready(self) -> None:
        """Register the deployment checks."""
        from campus import checks

        checks.load()
