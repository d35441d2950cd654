"""The website's own views: where people arrive, how it looks for them, and whether it is well."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from campus import lost_session
from campus.origin import same_origin
from courses.cms import landing
from people import appearance as looks
from people.models import User
from people.permissions import team_roles
from people.roles import Role


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
    chosen = looks.AppearanceForm(request.POST).chosen
    response = _back(request, chosen) if request.accepts("text/html") else HttpResponse(status=204)
    looks.keep(request, response, chosen)
    return response


def _back(request: HttpRequest, chosen: dict[str, str]) -> HttpResponseRedirect:
    """The place of the page where the form stood, with a word that it worked; never another host."""
    page = request.POST.get("next", "").partition("#")[0]
    if not url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        return HttpResponseRedirect(reverse("root"))
    if chosen:
        messages.success(request, _("The appearance was changed."))
    is_folded = bool(chosen.keys() & {"text_size", "contrast"})
    return HttpResponseRedirect(f"{page}#{'appearance-more' if is_folded else 'footer-appearance'}")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, came from elsewhere, or whose session is lost: a plain page with a way on."""
    if url := lost_session.sign_in_address(request):
        return render(request, "signed_out.html", {"url": url}, status=403)
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
