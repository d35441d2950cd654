"""One's own account."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from people import actions, letters, limits
from people.adapter import second_factors
from people.forms import ChangePasswordForm, EmailForm, NewPasswordForm, PreferencesForm, ProfileForm
from people.models import Session, User
from people.permissions import needs_second_factor, team_roles
from people.queries import sessions_of
from people.requests import posted
from people.roles import ROLE_NAMES, TABLE

ADDRESSES_AN_HOUR = 5  # mails that one account may cause to addresses it names


@login_required
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """What we know of the person, and the ways to change it."""
    person = request.user
    return render(
        request,
        "people/account.html",
        _account(request, ProfileForm(instance=person), PreferencesForm(instance=person)),
    )


def _account(request: HttpRequest, profile: ProfileForm, preferences: PreferencesForm) -> dict[str, object]:
    person = request.user
    return {
        "person": person,
        "profile": profile,
        "preferences": preferences,
        "roles": [ROLE_NAMES[role] for role in sorted(team_roles(person))] if person.is_team else [],
        "has_second_factor": second_factors(person).exists(),
        "needs_second_factor": needs_second_factor(person),
    }


@login_required
@require_POST
def profile(request: HttpRequest) -> HttpResponse:
    """Change name and organisation."""
    person = request.user
    form = ProfileForm(request.POST, instance=User(pk=person.pk))
    if not form.is_valid():
        return render(
            request, "people/account.html", _account(request, form, PreferencesForm(instance=person))
        )
    actions.set_profile(by=person, person=person, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("people:account")


@login_required
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Change language and appearance; the page comes back in the new language."""
    person = request.user
    form = PreferencesForm(request.POST, instance=User(pk=person.pk))
    if not form.is_valid():
        return render(request, "people/account.html", _account(request, ProfileForm(instance=person), form))
    actions.set_preferences(by=person, **form.cleaned_data)
    with translation.override(person.language):
        messages.success(request, _("Saved."))
        return redirect("people:account")


@login_required
@never_cache
@reauthentication_required
def email(request: HttpRequest) -> HttpResponse:
    """Name an address, or forget it."""
    person = request.user
    form = EmailForm(request.POST if request.POST.get("do") == "propose" else None)
    if request.POST.get("do") == "drop":
        actions.drop_email(by=person, person=person)
        return redirect("people:email")
    if form.is_bound and form.is_valid():
        if limits.take("propose_email", str(person.pk), most=ADDRESSES_AN_HOUR, seconds=3600):
            actions.propose_email(by=person, person=person, email=form.cleaned_data["email"])
            return redirect("people:email")
        form.add_error("email", limits.sentence())
    return render(request, "people/email.html", {"form": form, "person": person})


@never_cache
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the mail, and the button that says the address is right."""
    person = letters.person_of(token)
    is_done = False
    if person and request.method == "POST":
        is_done = actions.confirm_email(by=person, person=person)
    state = (
        "done" if is_done else "taken" if person and request.method == "POST" else "ask" if person else "old"
    )
    return render(
        request,
        "people/confirm_email.html",
        {"state": state, "onward": reverse("campus:arrive")},
        status=410 if state == "old" else 200,
    )


@login_required
@never_cache
@sensitive_post_parameters("current", "password")
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password; every other session ends."""
    person = request.user
    kind = ChangePasswordForm if person.has_usable_password() else NewPasswordForm
    form = kind(posted(request), person=person)
    if request.method == "POST" and form.is_valid():
        here = request.session.session_key
        actions.set_password(
            by=person, person=person, password=form.cleaned_data["password"], keep_session=here
        )
        update_session_auth_hash(request, person)
        messages.success(request, _("Your password was changed. You were signed out on all other devices."))
        return redirect("people:account")
    return render(request, "account/password_change.html", {"form": form})


@login_required
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in."""
    return render(
        request,
        "people/sessions.html",
        {"sessions": sessions_of(request.user), "here": request.session.session_key},
    )


@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one session, named by when it began, or all others."""
    person = request.user
    if request.POST.get("which") == "others":
        actions.end_sessions(by=person, person=person, keep_session=request.session.session_key)
    else:
        running = Session.objects.filter(person=person).exclude(session_key=request.session.session_key)
        number = request.POST.get("which", "")
        session = next((each for each in running if each.number == number), None)
        if session is None:
            return redirect("people:sessions")
        actions.end_session(by=person, session=session)
    messages.success(request, _("Signed out there."))
    return redirect("people:sessions")


@login_required
@never_cache
@reauthentication_required
def close(request: HttpRequest) -> HttpResponse:
    """Close one's own account, after saying what that means."""
    if request.method == "POST":
        actions.close_account(by=request.user, person=request.user)
        logout(request)
        return render(request, "people/closed.html")
    return render(request, "people/close.html", {"person": request.user})


def roles(request: HttpRequest) -> HttpResponse:
    """Who may what: the role table, for everybody to read."""
    return render(request, "people/roles.html", {"roles": ROLE_NAMES, "table": TABLE})
