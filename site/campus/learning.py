"""The page "My learning": composed here, since no room knows all the others."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates import queries as certificates
from courses import queries
from courses.delivery import Place
from courses.standing import Standing


@dataclass(frozen=True)
class Mine:
    """A course of mine with how it stands."""

    place: Place
    standing: Standing

    @property
    def is_running(self) -> bool:
        return self.place.completed_on is None and self.place.closed_at is None


def _mine(request: HttpRequest) -> list[Mine]:
    """My courses, the one I was at last first."""
    courses = [Mine(place, Standing(place)) for place in queries.places(request.user)]
    return sorted(
        courses, key=lambda mine: (not mine.is_running, not mine.place.done, mine.place.last_step is None)
    )


@login_required
@require_safe
def my_learning(request: HttpRequest) -> HttpResponse:
    """Running and finished courses, what is due, and certificates."""
    mine = _mine(request)
    running = [course for course in mine if course.is_running]
    due = sorted((c.place for c in running if c.place.ends_on), key=lambda place: place.ends_on)
    context = {
        "next": running[0] if running else None,
        "others": running[1:] + [course for course in mine if not course.is_running],
        "due": [place for place in due if place.ends_on >= timezone.localdate()],
        "certificates": certificates.count_valid(request.user),
        "has_courses": bool(mine),
    }
    return render(request, "my_learning.html", context)
