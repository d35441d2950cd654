"""Report a barrier: the feedback form that every page links (§ 12b Abs. 2 Nr. 2 BGG, § 7 BITV 2.0)."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from campus.home.models import BarrierReport
from campus.origin import same_origin
from people import limits, links
from people.requests import posted

ANSWER_WITHIN = timedelta(days=30)


class BarrierForm(forms.ModelForm[BarrierReport]):
    """What does not work, where, and whom to answer."""

    class Meta:
        model = BarrierReport
        fields = ["page", "text", "reply_to"]
        error_messages = {
            "text": {"required": _("Describe what does not work.")},
            "reply_to": {"invalid": _("The mail address is not complete. Example: name@example.org")},
        }


def keep_report(*, page: str, text: str, reply_to: str) -> BarrierReport:
    """Store a report with the day its answer is due."""
    due_on = timezone.localdate() + ANSWER_WITHIN
    return BarrierReport.objects.create(page=page, text=text, reply_to=reply_to, due_on=due_on)


@csrf_exempt
@same_origin
def report(request: HttpRequest) -> HttpResponse:
    """The form, and the thanks with the day until which an answer comes. Sets no cookie."""
    came_from = _own_path(request.GET.get("page", ""))
    form = BarrierForm(posted(request), initial={"page": came_from})
    if request.method == "POST" and form.is_valid():
        if limits.take("barrier", limits.address_of(request), most=20, seconds=3600):
            report = keep_report(**form.cleaned_data)
            return render(request, "barrier_thanks.html", {"report": report, "back": came_from})
        form.add_error(None, limits.sentence())
    status = 422 if form.errors else 200
    facts = {"form": form, "hint": _("Please name no other people."), "back": came_from}
    return render(request, "barrier.html", facts, status=status)


def _own_path(page: str) -> str:
    """The page that the footer's link names, if it is one of ours."""
    return page if page.startswith("/") and links.is_ours(page) else ""
