"""Coming in: making an account, a new password, a printed code."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from people import actions, limits, links
from people.forms import CodeForm, EmailForm, NewPasswordForm, SignUpForm, refusal
from people.models import User
from people.requests import posted

RESETS_PER_ADDRESS = 5  # wishes for one mail address in an hour


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if links.is_ours(wanted) else ""


def sign_in(request: HttpRequest, person: User, *, to: str = "") -> HttpResponse:
    """Sign somebody in who has just proved who they are by a password set now; a second factor is still asked for."""
    record_authentication(request, person, method="password", reauthenticated=True)
    return perform_login(request, Login(user=person, redirect_url=to or None))


@never_cache
@sensitive_post_parameters("password")
def sign_up(request: HttpRequest) -> HttpResponse:
    """Make an account, then show the user name that it was given."""
    if request.user.is_authenticated:
        return redirect(_next(request) or "campus:arrive")
    form = SignUpForm(posted(request))
    if request.method == "POST" and form.is_valid():
        person = actions.sign_up(language=get_language() or "de", **form.cleaned_data)
        welcome = reverse("people:welcome")
        return sign_in(request, person, to=f"{welcome}?{urlencode({'next': _next(request)})}")
    return render(request, "account/signup.html", {"form": form, "next": _next(request)})


@login_required
@never_cache
def welcome(request: HttpRequest) -> HttpResponse:
    """The account is made: this is the user name, write it down."""
    onward = _next(request) or reverse("campus:arrive")
    return render(request, "people/welcome.html", {"person": request.user, "onward": onward})


@never_cache
def ask_for_reset(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail. The answer is the same whoever has the address."""
    form = EmailForm(posted(request))
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if limits.take("reset", email, most=RESETS_PER_ADDRESS, seconds=3600):
            actions.wish_reset(email=email, language=get_language() or "de")
        return redirect("people:reset_sent")
    return render(request, "account/password_reset.html", {"form": form})


@never_cache
def reset_sent(request: HttpRequest) -> HttpResponse:
    """A mail is on its way, if the address is known."""
    return render(request, "account/password_reset_done.html")


@never_cache
@sensitive_post_parameters("password")
def reset(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """A new password by the link of a mail. It works once."""
    person = User.objects.filter(key=key, is_active=True).first()
    if person is None or not default_token_generator.check_token(person, token):
        again = reverse("account_reset_password")
        return render(
            request, "account/password_reset_from_key.html", {"form": None, "again": again}, status=410
        )
    form = NewPasswordForm(posted(request), person=person)
    if request.method == "POST" and form.is_valid():
        actions.set_password(by=person, person=person, password=form.cleaned_data["password"])
        limits.clear("sign_in", person.username)
        limits.clear("sign_in", person.email or "")
        return sign_in(request, person)
    return render(request, "account/password_reset_from_key.html", {"form": form})


@never_cache
@sensitive_post_parameters("code", "password")
def redeem(request: HttpRequest) -> HttpResponse:
    """A printed code: set a password and come in."""
    form = CodeForm(posted(request), person=None)
    if request.method == "POST" and form.is_valid() and form.found:
        try:
            person = actions.redeem_code(code=form.found, password=form.cleaned_data["password"])
        except actions.CodeRefused:
            form.add_error("code", refusal())
        else:
            limits.clear("sign_in", person.username)
            return sign_in(request, person, to=reverse("people:welcome"))
    return render(request, "people/code.html", {"form": form})
