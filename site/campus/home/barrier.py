"""Report a barrier: the feedback form that every page links (§ 12b Abs. 2 Nr. 2 BGG, § 7 BITV 2.0)."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from campus.home.models import BarrierReport
from campus.origin import same_origin
from people import limits

ANSWER_WITHIN = timedelta(days=30)


class BarrierForm(forms.ModelForm[BarrierReport]):
    """What does not work, where, and whom to answer."""

    class Meta:
        model = BarrierReport
        fields = ["page", "text", "reply_to"]


def keep_report(*, page: str, text: str, reply_to: str) -> BarrierReport:
    """Store a report with the day its answer is due."""
    due_on = timezone.localdate() + ANSWER_WITHIN
    return BarrierReport.objects.create(page=page, text=text, reply_to=reply_to, due_on=due_on)


@csrf_exempt
@same_origin
def report(request: HttpRequest) -> HttpResponse:
    """The form, and the thanks with the day until which an answer comes. Sets no cookie."""
    form = BarrierForm(request.POST or None, initial={"page": request.GET.get("page", "")})
    if request.method == "POST" and form.is_valid():
        if limits.take("barrier", limits.address_of(request), most=20, seconds=3600):
            return render(request, "barrier_thanks.html", {"report": keep_report(**form.cleaned_data)})
        form.add_error(None, limits.sentence())
    status = 422 if form.errors else 200
    return render(
        request, "barrier.html", {"form": form, "hint": _("Please name no other people.")}, status=status
    )
