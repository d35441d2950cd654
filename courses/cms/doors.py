"""Denied and missing are the same answer in the editor too: 404.

Wagtail answers a denied page with a redirect and a message, which tells that the page exists. It decides this in two
functions of `wagtail.admin.auth`, looked up when its addresses are loaded; `close()` puts ours in their place before.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin import auth
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

View = Callable[..., HttpResponse]
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "parent_id")

WHOLE_SITE = {"wagtailadmin_reports", "wagtailadmin_collections", "wagtailadmin_workflows", "wagtailsites"}
ALL_PAGES = {
    "wagtailadmin_pages:type_use",
    "wagtailadmin_pages:type_use_results",
}  # every page of a type, with its title
ALL_FILES = ("wagtailadmin_api:images:", "wagtailadmin_api:documents:")  # lists that ask no permission

NEEDED = {"wagtailadmin_choose_page_external_link": "external-link-chooser-url"}  # the field a POST must have


def close() -> None:
    """Close the doors, once, when the room starts."""
    if auth.permission_denied is missing:
        return
    guard = auth.require_admin_access
    auth.permission_denied = missing
    auth.require_admin_access = lambda view: guard(_as_missing(view))


def missing(request: HttpRequest) -> NoReturn:
    """The answer to what is not allowed: the same as to what is not there."""
    raise Http404


def _as_missing(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _check_fields(request)
        if not request.user.is_superuser:
            _check_screen(request)
            _check_pages(request, kwargs)
            _check_recording(request, kwargs)
            _drop_foreign_ids(request, kwargs)
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as denied:
            raise Http404 from denied
        except MultiValueDictKeyError as incomplete:  # half a form, which Wagtail reads without looking
            raise BadRequest(str(incomplete)) from incomplete

    return answer


def _check_fields(request: HttpRequest) -> None:
    """Half a form, which Wagtail would stumble over, is refused."""
    place: Any = request.resolver_match
    needed = NEEDED.get(place.view_name)
    if request.method == "POST" and needed and needed not in request.POST:
        raise BadRequest(needed)


def _check_screen(request: HttpRequest) -> None:
    """Screens that show the whole site, such as the history of everything, are the administrators'."""
    place: Any = request.resolver_match
    is_whole_site = WHOLE_SITE & set(place.namespaces) or place.view_name in ALL_PAGES
    if is_whole_site or place.view_name.startswith(ALL_FILES):
        raise Http404


def _check_pages(request: HttpRequest, arguments: dict[str, Any]) -> None:
    """A page that the person may not even see in the explorer is missing, whatever the view."""
    numbers = {int(arguments[name]) for name in PAGE_ARGUMENTS if arguments.get(name)}
    if numbers and _seen(request).filter(pk__in=numbers).count() < len(numbers):
        raise Http404


def _check_recording(request: HttpRequest, arguments: dict[str, Any]) -> None:
    """Where a recording is used is told without a question; it is the course team's, too."""
    from courses.cms.files import recordings_of  # models are loaded after the doors are closed

    number = arguments.get("media_id")
    if number and not recordings_of(request.user).filter(pk=number).exists():
        raise Http404


def _drop_foreign_ids(request: HttpRequest, arguments: dict[str, Any]) -> None:
    """Bulk actions list what may not be changed, with title. Foreign pages are left out, like missing ones."""
    is_bulk = (arguments.get("app_label"), arguments.get("model_name")) == ("wagtailcore", "page")
    place: Any = request.resolver_match
    if not is_bulk and place.view_name != "wagtailadmin_choose_page_chosen_multiple":
        return
    asked = request.GET.copy()
    numbers = [number for number in asked.getlist("id") if number.isdigit()]
    seen = {str(pk) for pk in _seen(request).filter(pk__in=numbers).values_list("pk", flat=True)}
    asked.setlist("id", [number for number in asked.getlist("id") if number in seen or number == "all"])
    request.GET = asked  # type: ignore[assignment]  # a copy may be changed


def _seen(request: HttpRequest) -> Any:
    """The pages of the person's explorer: their own and the way to them."""
    return page_permission_policy.explorable_instances(request.user)


def own_pages(person: Any) -> Any:
    """The pages a person may write at."""
    if person.is_superuser:
        return Page.objects.all()
    return page_permission_policy.instances_user_has_any_permission_for(person, {"add", "change", "publish"})
