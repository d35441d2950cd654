"""Questions about the pages that every site must have."""

from django.utils.translation import override

from campus.home.models import InformationPage
from courses.texts import LANGUAGES


def unwritten() -> list[tuple[str, InformationPage | None]]:
    """The required information pages without a text that anybody can read, each with its page if there is one."""
    pages = {page.kind: page for page in InformationPage.objects.filter(kind__in=InformationPage.REQUIRED)}
    return [
        (kind, pages.get(kind))
        for kind in InformationPage.REQUIRED
        if not ((page := pages.get(kind)) and page.live and page.body_de)
    ]


def headings(kind: InformationPage.Kind) -> dict[str, str]:
    """The name of a kind in every language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(kind.label)
    return found
