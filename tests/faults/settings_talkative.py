"""The control of the marker test: a site whose log is not filtered."""

from tests.faults.settings import *  # noqa: F403 - all of them
from tests.faults.settings import LOGGING

FILTERS = LOGGING["filters"] | {"no_query": {"()": "logging.Filter"}}
LOGGING = LOGGING | {"filters": FILTERS}
