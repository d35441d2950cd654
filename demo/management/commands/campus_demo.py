"""`manage.py campus_demo`: courses, people and cohorts to try the platform with. Refuses outside the demo."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from demo import loading
from demo.loading import FOLDER, PASSWORD
from demo.schema import read_people
from people.models import User

WHO = {
    "lea": "learner in the middle of a course",
    "tarek": "trainer and legal reviewer",
    "kora": "coordinator at Muster-Träger",
    "otto": "coordinator of another organisation",
    "ada": "administrator",
}
INVITATION = "HERBST-26"


class Command(BaseCommand):
    """Load the demo; what is there already stays as it is."""

    help = "Load the demo courses, people and cohorts. Only with DEMO=1, since everybody knows the password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="only print who may sign in")

    def handle(self, *args: Any, accounts: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo accounts have a password that everybody knows. Set DEMO=1 if you mean it."
            )
        if not accounts:
            logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for each page is no news here
            self._load()
        if accounts or options["verbosity"]:
            self._print_accounts()

    def _load(self) -> None:
        people = read_people(FOLDER / "people.yaml")
        for organisation in people["organisations"]:
            loading.load_organisation(organisation)
        for person in people["people"]:
            loading.load_person(person)
        ada = User.objects.get(username="ada")
        call_command("campus_pages", FOLDER / "site", verbosity=0)  # of the room above, by its name
        loaded = [loading.load_course(FOLDER / "courses" / team["course"], ada) for team in people["courses"]]
        for team in people["courses"]:
            loading.set_team(team, ada)
        for course in loaded:
            loading.offer_first_edition(course, ada)
        for cohort in people["cohorts"]:
            loading.load_cohort(cohort)

    def _print_accounts(self) -> None:
        self.stdout.write(f"\nDemo accounts, all with the password  {PASSWORD}")
        for username, what in WHO.items():
            self.stdout.write(f"  {username:<7} {what}")
        self.stdout.write(f"  invitation code for the group of Kora: {INVITATION}\n")
