"""The page "My learning": composed here, since no room knows all the others."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates import queries as certificates
from courses import queries
from courses.delivery import Place
from courses.standing import Standing
from people.models import User
from quizzes.pages import SignedIn


@dataclass(frozen=True)
class Mine:
    """A course of mine with how it stands."""

    place: Place
    standing: Standing

    @property
    def is_running(self) -> bool:
        return self.place.completed_on is None and self.place.closed_at is None


def _mine(person: User) -> list[Mine]:
    """My courses, the one I was at last first."""
    courses = [Mine(place, Standing(place)) for place in queries.places(person)]
    return sorted(
        courses, key=lambda mine: (not mine.is_running, not mine.place.done, mine.place.last_step is None)
    )


def _due(running: list[Mine]) -> list[Place]:
    """The running courses with an end that has not passed, the nearest first."""
    today = timezone.localdate()
    ends = [(mine.place.ends_on, mine.place) for mine in running if mine.place.ends_on]
    return [place for end, place in sorted(ends, key=lambda pair: pair[0]) if end >= today]


@login_required
@require_safe
def my_learning(request: SignedIn) -> HttpResponse:
    """Running and finished courses, what is due, and certificates."""
    mine = _mine(request.user)
    running = [course for course in mine if course.is_running]
    context = {
        "next": running[0] if running else None,
        "courses": mine,
        "due": _due(running),
        "certificates": certificates.count_valid(request.user),
        "is_waiting": any(course.place.completed_on for course in mine),
    }
    return render(request, "my_learning.html", context)
