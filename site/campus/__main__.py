"""The command line of the product: Django's commands and three of our own.

`campus keys` makes the secret files, `campus run` sets up what is missing and serves, `campus serve` serves.
"""

import os
import sys

OURS = {"keys", "run", "serve"}


def main() -> None:
    """Run one of our commands, or else a management command, with the campus settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campus.settings")
    if sys.argv[1:] and sys.argv[1] in OURS:
        from campus import launch

        sys.exit(launch.main(sys.argv[1:]))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
