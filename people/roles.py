"""Who may what: the one table. Every room's `permissions.py` asks it, and a page prints it for people.

A permission holds *within a scope*: a trainer's at the courses of their team, a coordinator's at their organisations.
The scope is checked by the predicate of the room that owns the object.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """The roles, from the widest circle to the narrowest."""

    ANYONE = "anyone"
    LEARNER = "learner"
    TRAINER = "trainer"
    REVIEWER = "reviewer"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: dict[Role, str | Promise] = {
    Role.ANYONE: _("Anyone, without an account"),
    Role.LEARNER: _("Learner"),
    Role.TRAINER: _("Trainer"),
    Role.REVIEWER: _("Legal reviewer"),
    Role.COORDINATOR: _("Coordinator"),
    Role.ADMINISTRATOR: _("Administrator"),
}

STAFF_ROLES = frozenset({Role.TRAINER, Role.REVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Permission:
    """One thing that may be done, in words, and the roles that may do it."""

    name: str
    description: str | Promise
    scope: str | Promise
    roles: frozenset[Role]


def _row(name: str, description: str | Promise, scope: str | Promise, *roles: Role) -> Permission:
    return Permission(name, description, scope, frozenset(roles))


R = Role
TABLE: tuple[Permission, ...] = (
    _row("view_catalogue", _("See courses, sample lessons and information pages"), _("public"), *R),
    _row("verify_certificate", _("Check whether a certificate is genuine"), _("with its code"), *R),
    _row("learn", _("Take a course: lessons, quizzes, progress"), _("own enrolments"), R.LEARNER),
    _row("hold_certificates", _("See and download certificates"), _("own certificates"), R.LEARNER),
    _row(
        "author",
        _("Write lessons, questions and quizzes, preview them"),
        _("courses of the own team"),
        R.TRAINER,
        R.REVIEWER,
        R.ADMINISTRATOR,
    ),
    _row(
        "release",
        _("Release and offer an edition of a course"),
        _("courses of the own team"),
        R.REVIEWER,
        R.ADMINISTRATOR,
    ),
    _row(
        "see_cohorts",
        _("See who is enrolled, has completed, has a certificate"),
        _("cohorts of the own organisation"),
        R.COORDINATOR,
        R.ADMINISTRATOR,
    ),
    _row(
        "manage_cohorts",
        _("Create cohorts, invitation codes and start codes"),
        _("the own organisation"),
        R.COORDINATOR,
        R.ADMINISTRATOR,
    ),
    _row(
        "issue_certificates",
        _("Issue certificates"),
        _("cohorts of the own organisation"),
        R.COORDINATOR,
        R.ADMINISTRATOR,
    ),
    _row(
        "revoke_certificates",
        _("Revoke certificates, with a reason"),
        _("certificates of the own organisation"),
        R.COORDINATOR,
        R.ADMINISTRATOR,
    ),
    _row(
        "exchange_courses",
        _("Export a course, import a course archive"),
        _("courses of the own team"),
        R.REVIEWER,
        R.ADMINISTRATOR,
    ),
    _row(
        "manage_people",
        _("Give and take roles, also in the teams of courses; close accounts"),
        _("everywhere"),
        R.ADMINISTRATOR,
    ),
    _row(
        "manage_site",
        _("Organisations, projects, information pages, settings"),
        _("everywhere"),
        R.ADMINISTRATOR,
    ),
)
BY_NAME = {permission.name: permission for permission in TABLE}


def allows(name: str, role: Role) -> bool:
    """Whether the table gives the permission to the role. An unknown name is a programming error (KeyError)."""
    return role in BY_NAME[name].roles
