"""What repairs itself: functions that the worker calls every 30 seconds, and those that look once a night.

The truth is in rows; a task is a nudge that may get lost with a killed worker. A sweep finds what was left.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from people import limits

logger = logging.getLogger(__name__)

NIGHT_BEGINS = 2  # o'clock; a machine that is off at night makes up for it when it is on
DAY = 24 * 3600
KEEP_TASKS = 30  # days

Look = Callable[[], Iterable[str]]
_sweeps: dict[str, Callable[[], object]] = {}
_looked_on: dict[str, date] = {}


def register(name: str, function: Callable[[], object]) -> None:
    """Have the function called by the worker. It must be quick when there is nothing to do, and safe to repeat."""
    _sweeps[name] = function


def every_night(name: str, look: Look) -> None:
    """Have the function called once a night by one of the workers; what it finds is told in the log, in words."""
    register(name, partial(_tonight, name, look))


def _tonight(name: str, look: Look) -> None:
    now = timezone.localtime()
    if now.hour < NIGHT_BEGINS or _looked_on.get(name) == now.date():
        return
    _looked_on[name] = now.date()
    # other machines have workers too, and this one may have been started again
    if limits.take("night", f"{name} {now.date()}", most=1, seconds=DAY):
        for finding in look():
            logger.error("The nightly check %s found: %s", name, finding)


def forget_tasks() -> list[str]:
    """Delete the rows of tasks that ended long ago; a failed one holds the text of its error."""
    call_command("prune_db_task_results", queue_name="*", min_age_days=KEEP_TASKS, verbosity=0)
    return []


def run_all() -> None:
    """Run every sweep. One that fails is told in the log and does not keep the others from running."""
    for name, function in _sweeps.items():
        try:
            function()
        except Exception:
            logger.exception("The sweep %s failed.", name)
            close_old_connections()
