"""The website's own views: where people arrive, how it looks for them, and whether it is well."""

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache


def root(request: HttpRequest) -> HttpResponse:
    """The bare address: on to the start page in the reader's language."""
    response = HttpResponseRedirect(f"/{get_language()}/")
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


@login_required
def arrive(request: HttpRequest) -> HttpResponse:
    """Where signing in leads: learners to their courses, the team to its work."""
    return redirect(reverse("campus:my_learning"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or came from elsewhere: a plain page with a way back."""
    return render(request, "csrf.html", status=403)


@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The process can do its work: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ready": True})
