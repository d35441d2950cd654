"""What the shell of every page shows: navigation, languages, appearance, sponsor."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Entry:
    """A link of the header or footer."""

    url: str
    label: str
    is_current: bool = False


def _entry(request: HttpRequest, url: str, label: str, *, also: str = "") -> Entry:
    is_current = request.path == url or (bool(also) and request.path.startswith(also))
    return Entry(url, label, is_current)


def _navigation(request: HttpRequest) -> list[Entry]:
    catalogue = f"/{get_language()}/courses/"
    if request.user.is_authenticated:
        return [
            _entry(
                request, reverse("campus:my_learning"), _("My learning"), also=f"/{get_language()}/learn/"
            ),
            _entry(request, catalogue, _("Courses"), also=catalogue),
            _entry(request, reverse("certificates:mine"), _("Certificates")),
        ]
    return [
        _entry(request, catalogue, _("Courses"), also=catalogue),
        _entry(request, f"/{get_language()}/#how", _("How it works")),
        _entry(request, reverse("certificates:verify"), _("Verify a certificate")),
    ]


def _information(request: HttpRequest) -> dict[str, list[Entry]]:
    def page(slug: str, label: str) -> Entry:
        return Entry(f"/{get_language()}/{slug}/", label)

    return {
        "help": [
            page("help", _("Help and contact")),
            page("easy-language", _("Easy Language")),
            page("sign-language", _("Sign language")),
        ],
        "legal": [
            page("imprint", _("Imprint")),
            page("privacy", _("Privacy")),
            page("accessibility", _("Accessibility")),
            Entry(_barrier(request), _("Report a barrier")),
        ],
    }


def _barrier(request: HttpRequest) -> str:
    """The form that says where one came from. Only the path: a query may hold what one searched for."""
    form = reverse("campus:barrier")
    return form if request.path == form else f"{form}?{urlencode({'page': request.path})}"


def _languages() -> list[dict[str, Any]]:
    current = get_language()
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "is_current": code == current,
        }
        for code, _name in settings.LANGUAGES
    ]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Variables of base.html. Everything is lazy: a page that does not show it does not pay for it."""
    known = hasattr(request, "user") and request.user.is_authenticated
    person: Any = request.user if known else None
    cookies = request.COOKIES
    return {
        "site_name": settings.SITE_NAME,
        "LANGUAGE_CODE": get_language(),
        "is_demo": settings.DEMO,
        "sponsor": {"statement": settings.SPONSOR} if settings.SPONSOR else None,
        "catalogue_url": f"/{get_language()}/courses/",
        "accessibility_url": f"/{get_language()}/accessibility/",
        "privacy_url": f"/{get_language()}/privacy/",
        "verify_url": SimpleLazyObject(lambda: reverse("certificates:verify")),
        "certificates_url": SimpleLazyObject(lambda: reverse("certificates:mine")),
        "join_url": SimpleLazyObject(lambda: reverse("courses:join")),
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
        "information_links": SimpleLazyObject(lambda: _information(request)),
        "languages": SimpleLazyObject(_languages),
        "theme": person.theme if known else cookies.get("campus_theme", "auto"),
        "text_size": person.text_size if known else cookies.get("campus_text_size", "normal"),
        "contrast": "more"
        if (person.more_contrast if known else cookies.get("campus_contrast") == "more")
        else "",
        "person_label": person.get_full_name() if known else "",
    }
