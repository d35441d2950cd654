"""Inside the CMS: the cohorts of the organisations that a coordinator looks after. Denied and missing answer alike."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions, permissions, queries
from certificates.forms import CohortForm, LearnerForm, ReissueForm, RevokeForm
from certificates.models import Certificate
from courses.actions import CannotEnrol, HasBegun, take_out
from courses.models import Cohort, Enrolment
from people import links
from people.requests import me

STATES = ("open", "ready", "certificate")


def _cohort(request: HttpRequest, key: Any) -> Any:
    """A cohort of the person's own, with its figures; anything else is missing."""
    cohort = (
        queries.cohorts_of(request.user).filter(key=key).first()
        if permissions.can_see_cohorts(request.user)
        else None
    )
    if cohort is None:
        raise Http404
    return cohort


def _certificate(request: HttpRequest, key: Any) -> Certificate:
    rows = Certificate.objects.select_related("organisation", "enrolment__cohort", "enrolment__learner")
    certificate = rows.filter(key=key, enrolment__cohort__isnull=False).first()
    if certificate is None or not permissions.can_revoke(request.user, certificate):
        raise Http404
    return certificate


def _trail(cohort: Cohort | None = None, *further: str) -> list[dict[str, str]]:
    trail = [{"url": reverse("cohorts:list"), "label": _("Cohorts")}]
    if cohort:
        trail.append({"url": reverse("cohorts:cohort", args=[cohort.key]), "label": cohort.name})
    return trail + [{"url": "", "label": label} for label in further]


@require_safe
def list_cohorts(request: HttpRequest) -> HttpResponse:
    """All cohorts that the person looks after."""
    if not permissions.can_see_cohorts(request.user):
        raise Http404
    context = {
        "cohorts": queries.cohorts_of(request.user),
        "breadcrumbs_items": _trail(),
        "header_title": _("Cohorts"),
    }
    return render(request, "certificates/cohorts/list.html", context)


@never_cache
@require_safe
def cohort(request: HttpRequest, key: Any) -> HttpResponse:
    """Who is enrolled, has completed, has a certificate; nothing else."""
    found = _cohort(request, key)
    members = queries.members(found)
    state, organisation = request.GET.get("state", ""), request.GET.get("organisation", "")
    shown = [m for m in members if state in ("", m.state) and organisation in ("", m.organisation)]
    ready = sum(member.state == "ready" for member in shown)
    context = {
        "cohort": found,
        "members": shown,
        "organisations": sorted({member.organisation for member in members if member.organisation}),
        "state": state,
        "organisation": organisation,
        "ready_shown": ready,
        "labels": {number: _issue_label(number) for number in range(ready + 1)},
        "breadcrumbs_items": _trail(found),
        "header_title": found.name,
    }
    return render(request, "certificates/cohorts/cohort.html", context)


def _issue_label(number: int) -> str:
    return ngettext("Issue %(number)s certificate", "Issue %(number)s certificates", number) % {
        "number": number
    }


@require_POST
def issue(request: HttpRequest, key: Any) -> HttpResponse:
    """Issue for the chosen learners, or for all who are ready."""
    found = _cohort(request, key)
    if not permissions.can_issue(request.user, found):
        raise Http404
    wanted = None if "all" in request.POST else _chosen(found, request.POST.getlist("enrolment"))
    outcome = actions.issue_open(by=request.user, cohort=found, enrolments=wanted)
    number = len(outcome.issued)
    if number:
        text = ngettext("%(number)s certificate was issued.", "%(number)s certificates were issued.", number)
        messages.success(request, text % {"number": number})
    elif not outcome.refused:
        messages.info(request, _("Nobody was waiting for a certificate."))
    for enrolment, sentence in outcome.refused:
        messages.error(request, f"{enrolment.learner.get_full_name()}: {sentence}")
    return redirect("cohorts:cohort", found.key)


def _chosen(found: Cohort, keys: list[str]) -> list[Enrolment]:
    """The cohort's enrolments among the keys; whatever else was sent is left out."""
    wanted = set(keys)
    rows = found.enrolments.select_related("learner").order_by("pk")
    return [enrolment for enrolment in rows if str(enrolment.key) in wanted]


@require_http_methods(["GET", "HEAD", "POST"])
def new_cohort(request: HttpRequest) -> HttpResponse:
    """Open a cohort."""
    if not permissions.can_see_cohorts(request.user):
        raise Http404
    form = CohortForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        made = actions.create_cohort(by=request.user, cohort=form.save(commit=False))
        return redirect("cohorts:invitation", made.key)
    heading = _("New cohort")
    context = {
        "form": form,
        "heading": heading,
        "submit": _("Open the cohort"),
        "breadcrumbs_items": _trail(None, heading),
    }
    return render(request, "certificates/cohorts/form.html", context | {"header_title": heading, "hint": ""})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, key: Any) -> HttpResponse:
    """The invitation code, to print; a POST makes a new one."""
    found = _cohort(request, key)
    if request.method == "POST":
        actions.new_code(by=request.user, cohort=found)
        return redirect("cohorts:invitation", found.key)
    heading = _("Invite")
    context = {
        "cohort": found,
        "code": f"{found.code[:4]}-{found.code[4:]}" if found.code else "",
        "link": links.link("courses:join"),
        "heading": heading,
        "breadcrumbs_items": _trail(found, heading),
        "header_title": heading,
    }
    return render(request, "certificates/cohorts/invitation.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_learner(request: HttpRequest, key: Any) -> HttpResponse:
    """Take in somebody without e-mail; the start code is shown once."""
    found = _cohort(request, key)
    once = request.POST.get("once") or uuid4().hex
    if once == request.session.get("taken_in"):  # the page with the code was loaded again
        messages.info(request, _("This person is in the group already. A new code is made on their page."))
        return redirect("cohorts:cohort", found.key)
    form = LearnerForm(request.POST or None)
    heading = _("Add somebody without e-mail")
    context = {
        "cohort": found,
        "breadcrumbs_items": _trail(found, heading),
        "heading": heading,
        "header_title": heading,
        "once": once,
    }
    if request.method == "POST" and form.is_valid():
        try:
            enrolment, _code, secret = actions.take_in(by=request.user, cohort=found, **form.cleaned_data)
        except CannotEnrol as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session["taken_in"] = once
            context |= {"learner": enrolment.learner, "secret": secret, "link": links.absolute("/")}
            return render(request, "certificates/cohorts/start_code.html", context)
    hint = _("You get a start code to hand out. With it the person sets a password of their own.")
    return render(
        request,
        "certificates/cohorts/form.html",
        context | {"form": form, "submit": _("Add and get the code"), "hint": hint},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, key: Any, enrolment: Any) -> HttpResponse:
    """Ask, then take somebody out of the group who has begun nothing."""
    found = _cohort(request, key)
    member = found.enrolments.select_related("learner").filter(key=enrolment).first()
    if member is None or not permissions.can_manage_cohort(request.user, found):
        raise Http404
    name = member.learner.get_full_name()
    if request.method == "POST":
        _take_out(request, member, name)
        return redirect("cohorts:cohort", found.key)
    heading = _("Remove %(name)s from the group?") % {"name": name}
    context = {
        "cohort": found, "form": Form(), "heading": heading, "header_title": heading, "submit": _("Remove"),
        "hint": _("This works as long as the person has begun nothing. The account stays."),
        "breadcrumbs_items": _trail(found, _("Remove")),
    }  # fmt: skip
    return render(request, "certificates/cohorts/form.html", context)


def _take_out(request: HttpRequest, member: Enrolment, name: str) -> None:
    try:
        take_out(by=me(request), enrolment=member)
    except HasBegun:
        messages.error(request, _("%(name)s has begun the course and stays in the group.") % {"name": name})
    else:
        messages.success(request, _("%(name)s is no longer in the group.") % {"name": name})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, key: Any) -> HttpResponse:
    """Revoke a certificate for a reason that everybody who verifies it will read."""
    certificate = _certificate(request, key)
    form = RevokeForm(request.POST or None, language=get_language() or "de")
    if request.method == "POST" and form.is_valid():
        actions.revoke(by=request.user, certificate=certificate, **form.cleaned_data)
        messages.success(
            request, _("The certificate %(serial)s is revoked.") % {"serial": certificate.serial}
        )
        return redirect("cohorts:cohort", certificate.enrolment.cohort.key)
    heading = _("Revoke the certificate %(serial)s?") % {"serial": certificate.serial}
    hint = _("This can't be undone. The verification page will show the day and the reason.")
    return _about(request, certificate, form, heading, hint, _("Revoke"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reissue(request: HttpRequest, key: Any) -> HttpResponse:
    """Issue again in a corrected name."""
    certificate = _certificate(request, key)
    form = ReissueForm(request.POST or None, initial={"name": certificate.enrolment.learner.name})
    if request.method == "POST" and form.is_valid():
        try:
            new = actions.reissue(by=request.user, certificate=certificate, **form.cleaned_data)
        except actions.CannotIssue as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The certificate %(serial)s was issued.") % {"serial": new.serial})
            return redirect("cohorts:cohort", certificate.enrolment.cohort.key)
    heading = _("Correct the name on %(serial)s") % {"serial": certificate.serial}
    hint = _("A new certificate is issued. The old one is marked as replaced and stays verifiable.")
    return _about(request, certificate, form, heading, hint, _("Issue the corrected certificate"))


def _about(
    request: HttpRequest, certificate: Certificate, form: Any, heading: str, hint: str, submit: str
) -> HttpResponse:
    """The form of a decision about one certificate."""
    context = {
        "form": form, "heading": heading, "hint": hint, "submit": submit, "header_title": heading,
        "cohort": certificate.enrolment.cohort,
        "breadcrumbs_items": _trail(certificate.enrolment.cohort, certificate.serial),
    }  # fmt: skip
    return render(request, "certificates/cohorts/form.html", context)
