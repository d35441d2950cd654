"""The screens for people inside the editor: administrators look after everybody, coordinators after their learners."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from people import actions
from people.adapter import second_factors
from people.forms import ExtraTimeForm, NewPersonForm, RoleForm
from people.models import OrganisationRole, User
from people.permissions import can_hand_out_code, can_manage_people, organisations_coordinated, team_roles
from people.queries import people_seen_by
from people.requests import me, posted
from people.roles import ROLE_NAMES

PER_PAGE = 50
View = Callable[..., HttpResponse]


def coordinators(view: View) -> View:
    """Only for those who look after people; for everybody else the page does not exist."""

    @wraps(view)
    def ask(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not organisations_coordinated(request.user).exists() and not can_manage_people(request.user):
            raise Http404
        return view(request, **parts)

    return never_cache(ask)


def administrators(view: View) -> View:
    """Only for administrators, as above."""

    @wraps(view)
    def ask(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not can_manage_people(request.user):
            raise Http404
        return view(request, **parts)

    return never_cache(ask)


def _person(request: HttpRequest, key: str) -> User:
    person = people_seen_by(me(request)).filter(key=key).first()
    if person is None:
        raise Http404
    return person


@coordinators
def index(request: HttpRequest) -> HttpResponse:
    """The people one looks after, fifty to a page, with a search."""
    search = request.GET.get("q", "")[:80].strip()
    page = Paginator(people_seen_by(me(request), search), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "people/cms/index.html", {"page": page, "search": search})


@coordinators
def add(request: HttpRequest) -> HttpResponse:
    """Make an account for somebody; then hand out the start code."""
    form = NewPersonForm(posted(request), organisations=organisations_coordinated(request.user))
    if request.method == "POST" and form.is_valid():
        person = actions.create_person(by=me(request), **form.cleaned_data)
        return redirect("people:hand_out", key=person.key)
    return render(request, "people/cms/add.html", {"form": form})


@coordinators
def person(request: HttpRequest, key: str) -> HttpResponse:
    """One person: what is known, what may be done."""
    one = _person(request, key)
    is_administrator = can_manage_people(request.user)
    context = {
        "person": one,
        "has_second_factor": second_factors(one).exists(),
        "may_hand_out": can_hand_out_code(request.user, one),
        "is_administrator": is_administrator,
        "roles": [ROLE_NAMES[role] for role in sorted(team_roles(one))],
        "organisation_roles": one.organisation_roles.select_related("organisation"),
        "role_form": RoleForm() if is_administrator else None,
        "extra_time_form": ExtraTimeForm(initial={"percent": one.extra_time_percent}),
    }
    return render(request, "people/cms/person.html", context)


@coordinators
@require_POST
def extra_time(request: HttpRequest, key: str) -> HttpResponse:
    """Allow more time in quizzes."""
    one, form = _person(request, key), ExtraTimeForm(request.POST)
    if form.is_valid():
        actions.set_extra_time(by=me(request), person=one, percent=form.cleaned_data["percent"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Extra time is a whole number from 0 to 300 percent."))
    return _back(one)


@administrators
@require_POST
def give_role(request: HttpRequest, key: str) -> HttpResponse:
    """Make somebody a coordinator of an organisation, or an administrator."""
    one, form = _person(request, key), RoleForm(request.POST)
    if request.POST.get("role") == "administrator":
        actions.make_administrator(by=me(request), person=one)
    elif form.is_valid():
        actions.give_role(by=me(request), person=one, organisation=form.cleaned_data["organisation"])
    else:
        messages.error(request, _("Choose an organisation."))
    return _back(one)


@administrators
@require_POST
def take_role(request: HttpRequest, key: str) -> HttpResponse:
    """Take a role away."""
    one = _person(request, key)
    if request.POST.get("role") == "administrator":
        try:
            actions.unmake_administrator(by=me(request), person=one)
        except actions.LastAdministrator:
            messages.error(
                request, _("This is the last administrator. Give the role to somebody else first.")
            )
        return _back(one)
    number = request.POST.get("role", "")
    role = OrganisationRole.objects.filter(person=one, pk=number if number.isdigit() else 0).first()
    if role is None:
        raise Http404
    actions.take_role(by=me(request), role=role)
    return _back(one)


@administrators
@require_POST
def drop_second_factor(request: HttpRequest, key: str) -> HttpResponse:
    """For somebody who has lost everything but the password."""
    one = _person(request, key)
    actions.drop_second_factor(by=me(request), person=one)
    messages.success(request, _("The second factor was removed. The person was signed out everywhere."))
    return _back(one)


@administrators
@require_POST
def set_active(request: HttpRequest, key: str) -> HttpResponse:
    """Close an account, or open it again."""
    one = _person(request, key)
    if request.POST.get("to") == "open":
        actions.reopen_account(by=me(request), person=one)
    elif one == request.user:
        messages.error(request, _("You cannot close your own account here."))
    else:
        actions.close_account(by=me(request), person=one)
    return _back(one)


def _back(one: User) -> HttpResponse:
    return redirect(reverse("people_cms:person", args=[one.key]))
