"""Two people at the same moment: what is stored is as if they had come one after the other."""

import threading

import pytest
from django.db import connection

from courses import actions
from courses.models import Edition
from tests.factories import courses as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("looked_at", [0, None])
def test_two_who_press_release_at_once_make_one_edition(looked_at):
    course = make.make_course()
    gate, outcomes = threading.Barrier(2), []

    def press():
        gate.wait(20)
        try:
            outcomes.append(actions.release(by=None, course=course, after=looked_at).number)
        except actions.NothingChanged as refused:
            outcomes.append(f"edition {refused.number} is there")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes, key=str) == [1, "edition 1 is there"]
    assert Edition.objects.count() == 1
