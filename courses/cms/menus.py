"""A trainer's menu holds what a trainer does: pages, media, questions, the glossary."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

FOR_ADMINISTRATORS = {"reports", "settings", "help"}


@hooks.register("construct_main_menu")
def prune(request: HttpRequest, items: list[Any]) -> None:
    """Reports and settings of the whole site are the administrators'."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in FOR_ADMINISTRATORS]
