"""The style guide: every component in its states on one page, for people who build pages. Only with DEBUG."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campus.look import STATES

THEMES = ("light", "dark", "auto")
TEXT_SIZES = ("normal", "large", "larger")
SIGNS = ("law", "bubbles", "house", "language", "flag")
DAY = date(2026, 12, 1)


class SampleForm(forms.Form):
    """One field of each kind."""

    place = forms.CharField(label="Place", help_text="The town you work in.")
    organisation = forms.CharField(
        label="Organisation", error_messages={"required": "Say where you work."}, required=True
    )
    role = forms.CharField(label="Role", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "off"}))
    course = forms.ChoiceField(label="Course", choices=[("", "Please choose"), ("a", "Verwaltung")])
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    kind = forms.ChoiceField(
        label="Kind",
        choices=[("a", "A certificate"), ("b", "A paper of attendance")],
        widget=forms.RadioSelect,
    )
    captions = forms.BooleanField(label="Show captions", required=False, help_text="Also without sound.")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The page; `?theme=dark&contrast=more&text_size=larger` shows it as a person may have chosen."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "styleguide.html", {**_samples(), **_appearance(request)})


def _appearance(request: HttpRequest) -> dict[str, str]:
    def chosen(name: str, allowed: tuple[str, ...]) -> str:
        value = request.GET.get(name, "")
        return value if value in allowed else allowed[-1]

    return {
        "theme": chosen("theme", THEMES),
        "contrast": chosen("contrast", ("more", "")),
        "text_size": chosen("text_size", (*TEXT_SIZES[1:], "normal")),
    }


def _samples() -> dict[str, Any]:
    filled = SampleForm(
        {"place": "Musterstadt", "captions": "on", "kind": "a", "course": "a", "password": "x"}
    )
    return {
        "themes": THEMES,
        "text_sizes": TEXT_SIZES,
        "form": SampleForm(),
        "filled": filled,
        "signs": SIGNS,
        "day": DAY,
        "step_states": ("done", "here", "open", "repeat", "locked", "waiting"),
        "callouts": [(kind, look.word) for kind, look in STATES["callout"].items()],
        "answers": tuple(STATES["answer"]),
        "banners": tuple(STATES["banner"]),
        "trail": [_item(label="My learning", url="#trail"), _item(label="Style guide", url="")],
        "checks": [
            _item(done=True, label="Required steps", detail="21 of 21 done"),
            _item(done=False, label="Quizzes passed with 70 %", detail="3 of 6 passed"),
        ],
        "facts": [("Issued", DAY), ("Number", "MT-2026-000418"), ("Title", {"de": "Verständlich schreiben"})],
        "events": [
            _item(name="Arrears", text="Talk, pay in rates", is_turn=False),
            _item(name="Lawsuit served: day 0", text="Two months begin", is_turn=True),
            _item(name="Eviction", text="", is_turn=False),
        ],
        "table_headings": ["Name", "Attendance", "Day"],
        "rows": [["Lea Muster", "present", "1 December"], ["Amir Beispiel", "absent", "–"]],
        "meta": [("clock", "8 UE, 6 modules"), ("languages", "7 languages")],
        "links": [_item(label="How others see it", url="#more")],
    }


def _item(**facts: Any) -> SimpleNamespace:
    return SimpleNamespace(**facts)
