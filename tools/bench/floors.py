"""What the same server needs at least: views that are not the product, behind as little middleware as possible."""

from collections.abc import Callable
from typing import cast

from django.contrib.auth.hashers import check_password, make_password
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test.utils import override_settings
from django.urls import path

from people.models import User

SIGNED_IN = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
WORDS = "Diese Seite zeigt nur Text. Sie hat keine Gestaltung, keine Schrift und kein Skript. "


def bare(request: HttpRequest) -> HttpResponse:
    """Django and nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


def signed_in(request: HttpRequest) -> HttpResponse:
    """Session and person (one statement, as in the product), and one query more."""
    name = User.objects.filter(pk=request.user.pk).values_list("username", flat=True).get()
    return HttpResponse(f"{name}\n", content_type="text/plain")


def listed(request: HttpRequest) -> HttpResponse:
    """The same with a plain template of thirty rows, about 9 kB."""
    name = User.objects.filter(pk=request.user.pk).values_list("username", flat=True).get()
    return HttpResponse(render_to_string("bench/rows.html", {"name": name, "rows": range(30)}))


def password(request: HttpRequest) -> HttpResponse:
    """One password check by the product's hasher."""
    return HttpResponse(str(check_password("Musterstadt-2026", HASHED)), content_type="text/plain")


def text(request: HttpRequest) -> HttpResponse:
    """The bare page that a phone shows: some 400 words, nothing else to fetch."""
    paragraphs = f"<p>{WORDS * 7}</p>" * 4
    return HttpResponse(f"<!doctype html><html lang=de><title>Text</title><h1>Text</h1>{paragraphs}")


class Floor(BaseHandler):
    """Django's handler with middleware and addresses of its own, inside the product's server."""

    def __init__(self, middleware: list[str]) -> None:
        with override_settings(MIDDLEWARE=middleware):
            self.load_middleware()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return cast("HttpResponse", self.get_response(request))


def handlers() -> dict[str, Callable[[HttpRequest], HttpResponse]]:
    """The handler of each floor's address."""
    plain, with_person = Floor([]), Floor(SIGNED_IN)
    return {
        "/bench/bare": plain,
        "/bench/text": plain,
        "/bench/password": plain,
        "/bench/signed-in": with_person,
        "/bench/listed": with_person,
    }


HASHED = make_password("Musterstadt-2026")
urlpatterns = [
    path("bench/bare", bare),
    path("bench/text", text),
    path("bench/password", password),
    path("bench/signed-in", signed_in),
    path("bench/listed", listed),
]
