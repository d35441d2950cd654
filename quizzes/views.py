"""The learner's edge of a quiz: parse, ask, call one action, render."""

import logging
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.delivery import Place
from courses.queries import place as find_place
from courses.standing import Standing
from quizzes import actions, forms, pages, queries, replies, unsent
from quizzes.kinds import Refused
from quizzes.pages import SignedIn

log = logging.getLogger(__name__)
GET_OR_POST = ["GET", "HEAD", "POST"]


def place_of(request: SignedIn, code: str, slug: str) -> Place:
    """Where the person stands, if the step is a quiz of theirs; all else is missing (404)."""
    place = find_place(request.user, code, slug)
    if place is None or place.item is None or place.item.kind != "quiz":
        raise Http404
    return place


def to_step(place: Place, anchor: str = "") -> HttpResponseRedirect:
    """Back to the quiz."""
    address = reverse("courses:step", args=[place.manifest.code, queries.item_of(place).slug])
    return HttpResponseRedirect(address + anchor)


def to_review(place: Place, asking: str = "") -> HttpResponseRedirect:
    """On to all answers."""
    address = reverse("quizzes:review", args=[place.manifest.code, queries.item_of(place).slug])
    return HttpResponseRedirect(address + asking)


@login_required
@require_http_methods(GET_OR_POST)
def start(request: SignedIn, code: str, slug: str) -> HttpResponse:
    """Begin an attempt, or go on with the open one."""
    place = place_of(request, code, slug)
    if request.method != "POST" or Standing(place).lock(queries.item_of(place)):
        return to_step(place)
    try:
        actions.start(by=request.user, place=place)
    except actions.CannotStart as refusal:
        messages.warning(request, str(refusal))
    return to_step(place)


@require_http_methods(GET_OR_POST)
def answer(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Store answers: one from the script as JSON, or all of a page's form."""
    if request.content_type == "application/json":
        return (
            _answer_of_script(cast("SignedIn", request))
            if request.user.is_authenticated
            else replies.signed_out()
        )
    if not request.user.is_authenticated:
        return _sign_in_first(request, code, slug)
    place = place_of(cast("SignedIn", request), code, slug)
    return _answer_of_form(cast("SignedIn", request), place) if request.method == "POST" else to_step(place)


def _answer_of_script(request: SignedIn) -> JsonResponse:
    try:
        sent = forms.sent(request)
        reply = actions.answer(by=request.user, **vars(sent))
    except Refused as refusal:
        return _refused(request, refusal)
    except actions.Missing:
        return _missing(request)
    except actions.KeyUsedTwice:
        return replies.conflict()
    return replies.of(reply)


def _refused(request: SignedIn, refusal: Refused) -> JsonResponse:
    log.warning("An answer was refused (person %s): %s", request.user.pk, refusal)
    return replies.refused()


def _missing(request: SignedIn) -> JsonResponse:
    log.warning("An answer named an attempt that is missing or foreign (person %s).", request.user.pk)
    return replies.missing()


def _answer_of_form(request: SignedIn, place: Place) -> HttpResponse:
    try:
        posted = forms.posted(request.POST)
        stored = actions.answer_form(
            by=request.user,
            attempt_key=posted.attempt_key,
            page=posted.page,
            fields=posted.fields,
            language=get_language() or settings.LANGUAGE_CODE,
        )
    except Refused as refusal:
        _refused(request, refusal)
        messages.error(
            request, _("That answer could not be read. Please choose again from the answers on this page.")
        )
        return to_step(place)
    except actions.Missing as error:
        _missing(request)
        raise Http404 from error
    unsent.forget(request)
    return _after_form(request, place, stored)


def _after_form(request: SignedIn, place: Place, stored: list[actions.Reply]) -> HttpResponse:
    """The next questions at once; all else by a redirect, so that Back and reload find an ordinary page."""
    told = replies.sentences(stored)
    for text in told:
        messages.warning(request, text)
    wanted = request.POST.get("go", "")
    if wanted.isdecimal():
        return pages.quiz(request, place, only=int(wanted[:4]))
    return _until_later(request, place, told) if wanted == "later" else to_review(place)


def _until_later(request: SignedIn, place: Place, told: list[str]) -> HttpResponse:
    if not told:
        messages.success(request, _("Your answers are saved."))
    return redirect("courses:room", place.manifest.code)


def _sign_in_first(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The session is over: keep what the form says, sign in, come back to the same place and find it there."""
    address = reverse("courses:step", args=[code, slug])
    if request.method != "POST":
        return redirect_to_login(address)
    unsent.keep(request)
    shown = [number for number in request.POST.getlist("slot") if number.isdecimal()]
    return redirect_to_login(f"{address}?q={shown[0][:4]}" if len(shown) == 1 else address)


@login_required
@require_safe
def review(request: SignedIn, code: str, slug: str) -> HttpResponse:
    """All answers before handing in."""
    return pages.review(request, place_of(request, code, slug))


@require_http_methods(GET_OR_POST)
def submit(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Hand in; a second time leads to the same result. With open questions the review asks first."""
    if not request.user.is_authenticated:
        return _sign_in_and_submit_again(request, code, slug)
    place = place_of(cast("SignedIn", request), code, slug)
    return _submit(cast("SignedIn", request), place) if request.method == "POST" else to_review(place)


def _sign_in_and_submit_again(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The session is over: nothing is handed in by itself, and the review says so."""
    address = reverse("quizzes:review", args=[code, slug])
    return redirect_to_login(f"{address}?again=1" if request.method == "POST" else address)


def _submit(request: SignedIn, place: Place) -> HttpResponse:
    try:
        key, with_open = forms.uuid_of(request.POST.get("attempt")), "with_open" in request.POST
        result = actions.submit(by=request.user, attempt_key=key, with_open=with_open)
    except actions.StillOpen:
        return to_review(place, "?ask=1#ask")
    except (Refused, actions.Missing) as error:
        _missing(request)
        raise Http404 from error
    return _to_result(place, result)


def _to_result(place: Place, result: Any) -> HttpResponseRedirect:
    arguments = [place.manifest.code, queries.item_of(place).slug, result.attempt.number]
    return redirect(reverse("quizzes:result", args=arguments) + "#result")


@login_required
@require_safe
def result(request: SignedIn, code: str, slug: str, number: int) -> HttpResponse:
    """The result of an attempt that was handed in; anything else is missing."""
    return pages.result(request, place_of(request, code, slug), number)
