"""`campus_setup`: the one-time address at which the first administrator sets an empty site up."""

from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse

from campus.home.actions import set_up_information
from people import actions, links
from people.queries import has_administrator


class Command(BaseCommand):
    """Print the address. It works for two days and once; asking again makes the one before void."""

    help = "Print the one-time address for setting up an empty site."

    def handle(self, *args: Any, **options: Any) -> None:
        if has_administrator():
            self.stdout.write(f"Sign in at {links.link('account_login', language='de')}")
            return
        set_up_information()  # a visitor who comes before sees the start page, not Wagtail's own
        address = links.absolute(reverse("setup", args=[actions.open_setup()]))
        self.stdout.write("The site is empty. Set it up at this address (works once, for two days):")
        self.stdout.write(f"  {address}")
