"""Where Wagtail asks this room: log, question bank, previews."""

from quizzes.cms import log  # noqa: F401 - importing registers the hooks
