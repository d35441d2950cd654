"""The demo: data files and the command that loads them through the public import."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo organisation, people and courses."""

    name = "demo"
