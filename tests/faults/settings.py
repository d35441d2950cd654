"""The settings of the servers that these tests start: the product's own, with static files by their plain names."""

from campus.settings import *  # noqa: F403, TID251 - the settings themselves, for a server of its own
from campus.settings import STORAGES  # noqa: TID251

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
