"""The nudge and the sweep that make ordered files. The truth is in the rows of CertificateFile."""

from django_tasks import task

from certificates import files


@task()
def make_files() -> None:
    """Make what is ordered. A nudge that gets lost is made up for by the sweep."""
    files.make_due()


def nudge() -> None:
    """Ask the worker to look, in the caller's transaction."""
    make_files.enqueue()
