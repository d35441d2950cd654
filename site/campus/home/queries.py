"""Questions about the pages that every site must have."""

from campus.home.models import InformationPage


def unwritten() -> list[tuple[str, InformationPage | None]]:
    """The required information pages without a text that anybody can read, each with its page if there is one."""
    pages = {page.kind: page for page in InformationPage.objects.filter(kind__in=InformationPage.REQUIRED)}
    return [
        (kind, pages.get(kind))
        for kind in InformationPage.REQUIRED
        if not ((page := pages.get(kind)) and page.live and page.body_de)
    ]
