"""How pages look: chosen in the footer, kept in cookies of this browser, taken along into the account at sign-in."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from people import actions
from people.models import User

YEAR = 365 * 24 * 3600
FRESH = 30 * 60  # a choice older than this may be somebody else's: many people share a computer
FRESH_COOKIE = "campus_chosen"  # the names of what was chosen before signing in


class AppearanceForm(forms.Form):
    """How pages look: each choice may come alone."""

    theme = forms.ChoiceField(choices=User.Theme.choices, required=False)
    text_size = forms.ChoiceField(choices=User.TextSize.choices, required=False)
    contrast = forms.ChoiceField(choices=[("normal", ""), ("more", "")], required=False)

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen; nothing, if any of it is not a choice."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}


def keep(request: HttpRequest, response: HttpResponse, chosen: dict[str, str]) -> None:
    """Keep a choice in this browser and in the account; without an account, note that it is fresh."""
    for name, value in chosen.items():
        _set_cookie(request, response, f"campus_{name}", value, seconds=YEAR)
    if not chosen:
        return
    if request.user.is_authenticated:
        actions.set_appearance(by=request.user, **_facts(chosen))
    else:
        fresh = sorted(chosen.keys() | _fresh(request).keys())
        _set_cookie(request, response, FRESH_COOKIE, ".".join(fresh), seconds=FRESH)


def take_along(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """Keep in the account what was chosen in this browser just before signing in, so that nothing jumps."""
    if FRESH_COOKIE not in request.COOKIES:
        return
    if fresh := _fresh(request):
        actions.set_appearance(by=person, **_facts(fresh))
    response.delete_cookie(FRESH_COOKIE, samesite="Lax")


def _fresh(request: HttpRequest) -> dict[str, str]:
    """What was chosen in this browser a moment ago. A cookie can hold anything, so it is asked like a form."""
    names = request.COOKIES.get(FRESH_COOKIE, "").split(".")
    return AppearanceForm({name: request.COOKIES.get(f"campus_{name}") for name in names}).chosen


def _facts(chosen: dict[str, str]) -> dict[str, Any]:
    """A choice as the account keeps it."""
    facts: dict[str, Any] = {name: value for name, value in chosen.items() if name != "contrast"}
    if "contrast" in chosen:
        facts["more_contrast"] = chosen["contrast"] == "more"
    return facts


def _set_cookie(request: HttpRequest, response: HttpResponse, name: str, value: str, *, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, samesite="Lax", secure=request.is_secure())
