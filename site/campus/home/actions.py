"""Setting up the page tree."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Page, Site

from campus.home import queries
from campus.home.models import HomePage, InformationPage
from courses.models import CourseIndexPage
from courses.texts import LANGUAGES, texts

CATALOGUE_SLUG = "courses"  # part of public addresses: /de/courses/


def set_up_tree(*, by: Any = None) -> HomePage:
    """The start page with the catalogue under it, made where missing. The page Wagtail is born with goes."""
    with transaction.atomic(), override("de"):
        home = HomePage.objects.first() or _make_home(by)
        if not CourseIndexPage.objects.exists():
            _publish(home.add_child(instance=CourseIndexPage(title="Kurse", slug=CATALOGUE_SLUG)), by)
    return home


def _make_home(by: Any) -> HomePage:
    root = Page.get_first_root_node()
    home: HomePage = root.add_child(instance=HomePage(title=settings.SITE_NAME, slug="start"))
    _publish(home, by)
    _serve(home)
    for page in root.get_children().exclude(pk=home.pk).filter(slug="home"):
        page.delete(user=by)
    return HomePage.objects.get(pk=home.pk)


def _publish(page: Page, by: Any) -> None:
    page.save_revision(user=by).publish(user=by)


def _serve(home: HomePage) -> None:
    """Answer on every host name that the settings allow."""
    place = urlsplit(settings.PUBLIC_URL)
    port = place.port or (443 if place.scheme == "https" else 80)
    names = {"hostname": place.hostname or "localhost", "port": port, "site_name": settings.SITE_NAME}
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, **names})


def store_information(*, by: Any = None, kind: str, heading: dict[str, str], body: dict[str, str]) -> bool:
    """Make or change the information page of a kind; its address is its kind. Says whether anything was written."""
    with transaction.atomic(), override("de"):
        page = InformationPage.objects.filter(slug=kind).first() or InformationPage(
            kind=kind, slug=kind, live=False
        )
        if page.pk and texts(page, "heading") == heading and texts(page, "body") == body:
            return False
        for code in LANGUAGES:
            setattr(page, f"heading_{code}", heading.get(code))
            setattr(page, f"body_{code}", body.get(code))
        page.title = heading["de"]
        if page.pk is None:
            set_up_tree(by=by).add_child(instance=page)
        page.save(user=by)
        _publish(page, by)
    return True


def set_up_information(*, by: Any = None) -> None:
    """Every page that the footer links, made where missing. Without a text a page says that it is being written."""
    there = set(InformationPage.objects.values_list("slug", flat=True))
    for kind in InformationPage.Kind:
        if kind != InformationPage.Kind.OTHER and kind not in there:
            store_information(by=by, kind=kind, heading=queries.headings(kind), body={})
