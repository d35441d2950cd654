"""A site that acknowledges before it stores."""

from tests.faults.settings import *  # noqa: F403 - all of them
from tests.faults.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.careless.Careless"]
