"""Where Wagtail asks this room: log, deletion, copying, publishing, menus, choosers, screens of our own."""

from courses.cms import log  # noqa: F401 - importing registers the hooks
