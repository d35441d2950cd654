"""Where Wagtail asks this room: log, question bank."""

from quizzes.cms import bank, log  # noqa: F401 - importing registers the hooks
