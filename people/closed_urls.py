"""Wagtail's own doors for people, which ours replace. Included before Wagtail's addresses, under the same path.

Its sign-in knows neither our limits nor the second factor; its user and group screens would edit what is derived; and
it has pages that only fail: finishing an upload never gets a document past Wagtail's own check of its file.
"""

from typing import Any, NoReturn

from django.http import Http404, HttpRequest
from django.urls import path, re_path
from django.views.generic import RedirectView


def closed(request: HttpRequest, **_parts: Any) -> NoReturn:
    """As if it were not there."""
    raise Http404


urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("account/", RedirectView.as_view(pattern_name="people:account")),
    path("logout/", RedirectView.as_view(pattern_name="account_logout")),
    re_path(r"^(?P<what>users|groups|password_reset|bulk/people|bulk/auth|failwhale|test404)(/.*)?$", closed),
    path("documents/multiple/create_from_uploaded_document/<int:number>/", closed),
]
