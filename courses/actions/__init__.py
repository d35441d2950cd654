"""Every change of state in courses: taking part (learners), releasing and the team (trainers)."""

from courses.actions.releasing import (
    CannotRelease,
    ChangedMeanwhile,
    IsWithdrawn,
    NotCorrectable,
    NothingChanged,
    ReleasedMeanwhile,
    correct,
    offer,
    release,
    withdraw,
)
from courses.actions.taking_part import (
    CannotEnrol,
    HasBegun,
    complete_step,
    enrol,
    leave_place,
    redeem,
    take_out,
)
from courses.actions.team import (
    give_course_role,
    refresh_groups,
    register_team_snippet,
    shelf_of,
    take_course_role,
)

__all__ = [
    "CannotEnrol",
    "CannotRelease",
    "ChangedMeanwhile",
    "HasBegun",
    "IsWithdrawn",
    "NotCorrectable",
    "NothingChanged",
    "ReleasedMeanwhile",
    "complete_step",
    "correct",
    "enrol",
    "give_course_role",
    "leave_place",
    "offer",
    "redeem",
    "refresh_groups",
    "register_team_snippet",
    "release",
    "shelf_of",
    "take_course_role",
    "take_out",
    "withdraw",
]
