"""The website's own views: where people arrive, how it looks for them, and whether it is well."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from campus.forms import AppearanceForm
from campus.origin import same_origin
from courses.cms import landing
from people import actions as people_actions
from people.models import User
from people.permissions import team_roles
from people.roles import Role

YEAR = 365 * 24 * 3600


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """The bare address: on to the start page in the reader's language."""
    return HttpResponseRedirect(f"/{get_language()}/")


@login_required
@require_safe
def arrive(request: HttpRequest) -> HttpResponse:
    """Where signing in leads: learners to their courses, the team to its work."""
    if "invitation" in request.session:
        return redirect("courses:join")
    return redirect(_workplace(request.user) if request.user.is_team else "campus:my_learning")


def _workplace(person: User) -> str:
    """A trainer's own course, a coordinator's groups; an administrator's editor."""
    roles = team_roles(person)
    if Role.ADMINISTRATOR not in roles and Role.COORDINATOR in roles:
        return reverse("cohorts:list")
    return landing.address(person)


@csrf_exempt
@same_origin
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Light or dark, text size, contrast: kept in the account, without one in cookies of this browser.

    The form stands on every page, also on those that set no cookie; so the origin is checked instead of a token.
    """
    form = AppearanceForm(request.POST)
    response = HttpResponseRedirect(_back(request))
    chosen = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    if request.user.is_authenticated and chosen:
        _keep(request, chosen)
    for name, value in chosen.items():
        response.set_cookie(f"campus_{name}", value, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response


def _keep(request: HttpRequest, chosen: dict[str, str]) -> None:
    facts: dict[str, Any] = {name: value for name, value in chosen.items() if name != "contrast"}
    if "contrast" in chosen:
        facts["more_contrast"] = chosen["contrast"] == "more"
    people_actions.set_appearance(by=request.user, **facts)


def _back(request: HttpRequest) -> str:
    """The page the form stood on; never another host."""
    page = request.POST.get("next", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts=None) else reverse("root")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or came from elsewhere: a plain page with a way back."""
    return render(request, "csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Missing and foreign look the same."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Denied is answered like missing, so that nothing is told about what exists."""
    return render(request, "404.html", status=404)


@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The process can do its work: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ready": True})
