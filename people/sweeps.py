"""What repairs itself: functions that the worker calls every 30 seconds.

The truth is in rows; a task is a nudge that may get lost with a killed worker. A sweep finds what was left.
"""

import logging
from collections.abc import Callable

from django.db import close_old_connections

logger = logging.getLogger(__name__)

_sweeps: dict[str, Callable[[], object]] = {}


def register(name: str, function: Callable[[], object]) -> None:
    """Have the function called by the worker. It must be quick when there is nothing to do, and safe to repeat."""
    _sweeps[name] = function


def run_all() -> None:
    """Run every sweep. One that fails is told in the log and does not keep the others from running."""
    for name, function in _sweeps.items():
        try:
            function()
        except Exception:
            logger.exception("The sweep %s failed.", name)
            close_old_connections()
