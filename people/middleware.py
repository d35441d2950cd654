"""The second factor is asked of those who may do more than learn; addresses that try too much wait."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from people import limits
from people.adapter import second_factors
from people.permissions import needs_second_factor

Answer = Callable[[HttpRequest], HttpResponse]

HAS_SECOND_FACTOR = "has_second_factor"
ALWAYS_OPEN = re.compile(r"^/[a-z]{2}/account/")


def second_factor(answer: Answer) -> Answer:
    """Hold the team back until they have set up a second factor. Costs a learner no query."""

    def ask(request: HttpRequest) -> HttpResponse:
        is_asked = settings.SESSION_COOKIE_NAME in request.COOKIES and not ALWAYS_OPEN.match(request.path)
        if is_asked and needs_second_factor(request.user) and not _has_second_factor(request):
            return redirect("mfa_index")
        return answer(request)

    return ask


def _has_second_factor(request: HttpRequest) -> bool:
    if not request.session.get(HAS_SECOND_FACTOR):
        if not second_factors(request.user).exists():
            return False
        request.session[HAS_SECOND_FACTOR] = True
    return True


# POSTs to these pages are counted by network address: so many in five minutes, for a class behind one address.
PER_ADDRESS = {
    "account_signup": 60,
    "account_reset_password": 60,
    "people:reset": 60,
    "people:code": 60,
    "people:confirm_email": 60,
    "mfa_login_webauthn": 100,
    "mfa_authenticate": 100,
}


class AddressLimits:
    """Answer 429 to an address that posts too often to the doors of the house."""

    def __init__(self, get_response: Answer) -> None:
        self.answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Count before the view works."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method != "POST" or name not in PER_ADDRESS:
            return None
        if limits.take(name, limits.address_of(request), most=PER_ADDRESS[name], seconds=300):
            return None
        return render(request, "people/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
