"""Questions about certificates."""

from django.db.models import Q
from django.utils import timezone

from certificates.models import Certificate
from people.models import User


def count_valid(person: User) -> int:
    """How many valid certificates a person holds today."""
    still = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    return Certificate.objects.filter(still, enrolment__learner=person, status=Certificate.Status.LIVE).count()
