"""The few declared signals up the ladder, each sent on commit."""

from django.dispatch import Signal

# A learner has completed all required steps. Arguments: completion (courses.models.Completion).
course_completed = Signal()
