"""The campus of the journeys: organisation, Ada, Tarek and the demo's course on acting without discrimination."""

from campus.home.actions import set_up_tree
from courses import actions as courses
from courses.models import CoursePage, CourseRole
from demo import loading
from people.models import User
from tests.conftest import make_ada, make_organisation, make_tarek


def make_campus() -> CoursePage:
    """The course as its archive says, with Tarek as its trainer and reviewer; edition 1 is offered."""
    organisation, ada = make_organisation(), make_ada()
    tarek = make_tarek(organisation)
    set_up_tree(by=ada)
    organisation.address = "Musterweg 1, 12345 Musterstadt"
    organisation.save()
    course = loading.load_course(loading.FOLDER / "courses" / "verwaltung", ada)
    course.organisation = organisation
    course.save()
    course.save_revision().publish()
    _make_team(course, ada, tarek)
    loading.offer_first_edition(course, tarek)
    return CoursePage.objects.get(pk=course.pk)


def _make_team(course: CoursePage, ada: User, tarek: User) -> None:
    for role in (CourseRole.Role.TRAINER, CourseRole.Role.REVIEWER):
        courses.give_course_role(by=ada, person=tarek, course=course, role=role)
