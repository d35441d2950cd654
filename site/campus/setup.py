"""An empty site is set up: the first administrator, the organisation, the imprint."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from campus.home.actions import set_up_information, store_information
from campus.home.models import InformationPage
from campus.home.queries import headings
from people import actions, codes, limits
from people.forms import EmailField, NewPasswordField
from people.models import Land, OneTimeCode, OrganisationKind, User
from people.models.persons import user_name
from people.queries import has_administrator, open_code
from people.requests import posted
from people.views.entrance import sign_in


class SetupForm(forms.Form):
    """What a site needs before anybody else may come."""

    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    username = forms.CharField(
        label=_("Your user name"),
        help_text=_("You sign in with it. Letters, digits and . + - _"),
        min_length=3,
        max_length=80,
        validators=[user_name],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    email = EmailField(required=False, help_text=_("For a new password, if you forget yours."))
    password = NewPasswordField()
    organisation = forms.CharField(label=_("Name of your organisation"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=OrganisationKind.choices)
    land = forms.ChoiceField(label=_("Land"), choices=Land.choices, initial=Land.HE)
    imprint = forms.CharField(
        label=_("Imprint"),
        help_text=_(
            "Who is responsible for this site: name, postal address, phone, e-mail, who may sign (§ 5 DDG)."
        ),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


@never_cache
@sensitive_post_parameters("password")
def start(request: HttpRequest, code: str) -> HttpResponse:
    """The page behind the one-time address that `campus_setup` prints."""
    stored = open_code(codes.digest(code))
    may_try = limits.take("setup", limits.address_of(request), most=60, seconds=300)
    if not may_try or stored is None or stored.purpose != OneTimeCode.Purpose.SETUP or has_administrator():
        raise Http404
    form = SetupForm(posted(request))
    if request.method == "POST" and form.is_valid():
        person = set_up(code=code, **form.cleaned_data)
        return sign_in(request, person, to=reverse("mfa_index"))
    return render(request, "setup/start.html", {"form": form})


@transaction.atomic
def set_up(
    *, code: str, imprint: str, organisation: str, kind: str, land: str, email: str, **person: Any
) -> User:
    """All of it or nothing; the code is used up."""
    actions.finish_setup(code=code)
    house = actions.create_organisation(by=None, name=organisation, kind=kind, land=land)
    administrator = actions.create_person(
        by=None, organisation=house, language=get_language() or "de", **person
    )
    actions.make_administrator(by=None, person=administrator)
    if email:
        actions.propose_email(by=administrator, person=administrator, email=email)
    set_up_information(by=administrator)
    kind = InformationPage.Kind.IMPRINT
    store_information(by=administrator, kind=kind, heading=headings(kind), body={"de": _paragraphs(imprint)})
    return administrator


def _paragraphs(text: str) -> str:
    lines = ([line.strip() for line in part.splitlines()] for part in text.strip().split("\n\n"))
    return format_html_join(
        "", "<p>{}</p>", ((format_html_join("", "{} ", ((line,) for line in part)),) for part in lines)
    )
