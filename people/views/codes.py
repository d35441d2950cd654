"""Handing out a start or reset code on paper."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from people import actions, links
from people.models import User
from people.permissions import can_hand_out_code


@login_required
@never_cache
def hand_out(request: HttpRequest, key: str) -> HttpResponse:
    """Ask first; then show the code, once, on a page made for printing."""
    person = User.objects.select_related("organisation").filter(key=key).first()
    if person is None or not can_hand_out_code(request.user, person):
        raise Http404
    context = {"person": person, "site_name": settings.SITE_NAME}
    if request.method == "POST":
        stored, code = actions.hand_out_code(by=request.user, person=person)
        context |= {
            "code": code,
            "stored": stored,
            "address": links.link("people:code", language=person.language),
        }
    return render(request, "people/hand_out.html", context)
