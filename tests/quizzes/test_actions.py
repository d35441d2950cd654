"""Starting, answering, handing in: once each, nothing lost, nothing of others."""

import uuid
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from courses.models import Completion, StepProgress
from people.insert_only import RowIsFinal
from quizzes import actions, queries
from quizzes.kinds import Refused
from quizzes.models import Allowance, Attempt, AttemptResult, Response
from tests.quizzes.factories import RIGHT, WRONG, make_released_quiz, slots, stand

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def released(prepare):
    return prepare(make_released_quiz)


@pytest.fixture
def course(released):
    return released.again()


@pytest.fixture(scope="module")
def released_once(prepare):
    return prepare(lambda: make_released_quiz("einmal", attempts_allowed=1))


@pytest.fixture
def once(released_once):
    """A quiz that may be tried once."""
    return released_once.again()


@pytest.fixture(scope="module")
def released_timed(prepare):
    return prepare(lambda: make_released_quiz("befristet", time_limit_minutes=20))


@pytest.fixture
def timed(released_timed):
    """A quiz of twenty minutes."""
    return released_timed.again()


@pytest.fixture
def attempt(lea, course):
    return actions.start(by=lea, place=stand(lea, course))


def give(attempt, slot=1, value=("0",), *, by=None, key=None, follows=None, language="de"):
    """Send one answer, as the attempt's own learner unless said otherwise."""
    by = by or attempt.enrolment.learner
    return actions.answer(
        by=by,
        attempt_key=attempt.key,
        key=key or uuid.uuid4(),
        slot=slot,
        value=list(value),
        language=language,
        follows=follows,
    )


def give_all(attempt, answers):
    for slot, value in answers.items():
        give(attempt, slot, value)


def statements(action):
    """The statements of the action itself; opening and closing the transaction is not counted."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        action()
    frame = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
    return [query["sql"] for query in captured if not query["sql"].startswith(frame)]


# --- start -----------------------------------------------------------------------------------------------------


def test_a_second_start_leads_to_the_same_attempt(lea, course):
    place = stand(lea, course)
    first, second = actions.start(by=lea, place=place), actions.start(by=lea, place=place)
    assert (first.key, Attempt.objects.count()) == (second.key, 1)


def test_the_paper_names_the_versions_that_were_asked(attempt):
    from courses import documents

    document = documents.load(attempt.item.document_id)
    assert [slot["version"] for slot in attempt.paper["slots"]] == [
        entry["version"] for entry in document["questions"]
    ]


def test_starting_is_logged(attempt, lea):
    entry = ModelLogEntry.objects.get(action="quizzes.start")
    assert (entry.user, entry.object_id, entry.data) == (lea, str(attempt.pk), {})


@pytest.mark.usefixtures("source_words")
def test_only_the_allowed_attempts_are_started(lea, once):
    place = stand(lea, once)
    attempt = actions.start(by=lea, place=place)
    actions.submit(by=lea, attempt_key=attempt.key)
    with pytest.raises(actions.CannotStart, match="all attempts"):
        actions.start(by=lea, place=place)


def test_an_allowance_gives_one_more(lea, once):
    place = stand(lea, once)
    actions.submit(by=lea, attempt_key=actions.start(by=lea, place=place).key)
    Allowance.objects.create(person=lea, course=once, extra_attempts=1)
    assert actions.start(by=lea, place=place).number == 2


def test_two_open_attempts_are_refused_by_the_database(attempt):
    twin = Attempt(enrolment=attempt.enrolment, item=attempt.item, number=2, seed=1, paper=attempt.paper)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_starting_takes_at_most_six_statements(lea, course):
    place = stand(lea, course)
    actions.submit(by=lea, attempt_key=actions.start(by=lea, place=place).key)  # warms the content types
    assert len(statements(lambda: actions.start(by=lea, place=place))) <= 6


# --- answer ----------------------------------------------------------------------------------------------------


def test_an_answer_is_stored_with_its_language(attempt):
    reply = give(attempt, 2, ["0", "1"], language="bg")
    row = Response.objects.get()
    assert (reply.effect, row.slot, row.value, row.language) == ("counts", 2, [0, 1], "bg")


def test_the_newest_answer_counts(attempt):
    first = give(attempt, 1, ["0"])
    give(attempt, 1, ["2"], follows=first.response.key)
    assert [slot.value for slot in slots(attempt)] == [[2], None, None]


def test_the_same_key_and_value_has_one_effect_and_the_same_reply(attempt):
    key = uuid.uuid4()
    first, second = give(attempt, key=key), give(attempt, key=key)
    assert (first, Response.objects.count()) == (second, 1)


def test_the_same_key_with_another_value_is_told(attempt):
    key = uuid.uuid4()
    give(attempt, key=key)
    for slot, value in [(1, ["1"]), (2, ["0"])]:
        with pytest.raises(actions.KeyUsedTwice):
            give(attempt, slot, value, key=key)
    assert Response.objects.count() == 1


def test_a_replay_is_answered_alike_after_a_newer_answer(attempt):
    key = uuid.uuid4()
    give(attempt, key=key)
    give(attempt, 1, ["2"], follows=key)
    assert (give(attempt, key=key).effect, Response.objects.count()) == ("counts", 2)


def test_an_answer_that_had_not_seen_the_newest_is_stored_and_does_not_count(attempt):
    newest = give(attempt, 1, ["0"])
    stale = give(attempt, 1, ["2"], follows=None)
    assert (stale.effect, stale.newest, stale.posted) == ("stale", newest.response, ["0"])
    assert (slots(attempt)[0].value, Response.objects.count()) == ([0], 2)


def test_two_devices_with_the_same_answer_do_not_disagree(attempt):
    give(attempt, 1, ["0"])
    assert give(attempt, 1, ["0"]).effect == "counts"


def test_control_following_the_newest_counts(attempt):
    newest = give(attempt, 1, ["0"])
    assert give(attempt, 1, ["2"], follows=newest.response.key).effect == "counts"


def test_after_handing_in_an_answer_is_late_and_ungraded(attempt, lea):
    give_all(attempt, RIGHT)
    before = actions.submit(by=lea, attempt_key=attempt.key)
    assert give(attempt, 1, ["2"]).effect == "late"
    assert actions.submit(by=lea, attempt_key=attempt.key) == before
    assert slots(attempt)[0].value == [0]


def test_after_the_deadline_an_answer_is_late(lea, timed):
    attempt = actions.start(by=lea, place=stand(lea, timed))
    started(attempt, minutes_ago=21)
    assert give(attempt).effect == "late"


def test_extra_time_moves_the_deadline_while_the_attempt_runs(lea, timed):
    attempt = actions.start(by=lea, place=stand(lea, timed))
    started(attempt, minutes_ago=21)
    Allowance.objects.create(person=lea, course=timed, extra_time_percent=25)
    assert give(attempt).effect == "counts"


def test_a_persons_own_extra_time_counts_too(lea, timed):
    attempt = actions.start(by=lea, place=stand(lea, timed))
    started(attempt, minutes_ago=21)
    lea.extra_time_percent = 25
    assert give(attempt, by=lea).effect == "counts"


def test_an_allowance_for_another_person_changes_nothing(lea, otto, timed):
    attempt = actions.start(by=lea, place=stand(lea, timed))
    started(attempt, minutes_ago=21)
    Allowance.objects.create(person=otto, course=timed, is_untimed=True)
    assert give(attempt).effect == "late"


def started(attempt, *, minutes_ago):
    Attempt.objects.filter(pk=attempt.pk).update(started_at=timezone.now() - timedelta(minutes=minutes_ago))


def test_a_foreign_attempt_is_missing_like_one_that_never_was(attempt, otto):
    with pytest.raises(actions.Missing) as foreign:
        give(attempt, by=otto)
    attempt.key = uuid.uuid4()
    with pytest.raises(actions.Missing) as missing:
        give(attempt, by=otto)
    assert (str(foreign.value), Response.objects.count()) == (str(missing.value), 0)


def test_another_persons_key_says_nothing(attempt, otto, course):
    key = give(attempt).response.key
    own = actions.start(by=otto, place=stand(otto, course))
    assert give(own, key=key, value=["2"]).effect == "counts"


@pytest.mark.parametrize(
    ("slot", "value"), [(1, ["3"]), (1, ["0", "1"]), (2, ["0", "0"]), (3, ["2"]), (4, ["0"]), (0, ["0"])]
)
def test_what_the_paper_does_not_offer_is_refused(attempt, slot, value):
    with pytest.raises(Refused):
        give(attempt, slot, value)
    assert Response.objects.count() == 0


def test_one_answer_takes_three_statements(attempt, lea):
    give(attempt, by=lea)
    assert len(statements(lambda: give(attempt, 2, ["1"], by=lea))) == 3


def test_an_answer_is_final(attempt):
    row = give(attempt).response
    row.value = 2
    with pytest.raises(RowIsFinal):
        row.save()


# --- a whole form --------------------------------------------------------------------------------------------------


def send(attempt, answers, page, follows=None):
    """A form with all three questions on its page."""
    follows = follows or {}
    fields = [actions.Field(slot, answers.get(slot, []), follows.get(slot)) for slot in (1, 2, 3)]
    return actions.answer_form(
        by=attempt.enrolment.learner, attempt_key=attempt.key, page=page, fields=fields, language="de"
    )


def test_a_form_stores_what_changed_and_a_second_time_nothing(attempt):
    page = uuid.uuid4()
    assert [len(send(attempt, RIGHT, page)), len(send(attempt, RIGHT, page))] == [3, 0]
    assert [slot.value for slot in slots(attempt)] == [[0], [0, 1], [0]]


def test_going_back_to_the_same_page_and_choosing_anew_counts(attempt):
    page = uuid.uuid4()
    send(attempt, RIGHT, page)
    assert [reply.effect for reply in send(attempt, WRONG, page)] == ["counts"] * 3
    assert [reply.effect for reply in send(attempt, RIGHT, page)] == ["counts"] * 3
    assert [slot.value for slot in slots(attempt)] == [[0], [0, 1], [0]]


def test_an_old_form_from_another_device_is_stale(attempt):
    send(attempt, RIGHT, uuid.uuid4())
    assert {reply.effect for reply in send(attempt, WRONG, uuid.uuid4())} == {"stale"}
    assert [slot.value for slot in slots(attempt)] == [[0], [0, 1], [0]]


def test_a_form_takes_as_many_statements_as_one_answer(attempt):
    attempt.enrolment.learner  # noqa: B018 - read before counting
    assert len(statements(lambda: send(attempt, RIGHT, uuid.uuid4()))) == 3


@pytest.mark.parametrize("slot", [1, 2, 3])
def test_an_empty_answer_is_stored_like_any_other(attempt, slot):
    assert give(attempt, slot, []).effect == "counts"
    assert Response.objects.get().value == []


def test_taking_an_answer_back_is_an_answer(attempt):
    page = uuid.uuid4()
    send(attempt, RIGHT, page)
    send(attempt, RIGHT | {2: []}, page)
    assert [slot.is_answered for slot in slots(attempt)] == [True, False, True]


# --- submit ------------------------------------------------------------------------------------------------------


def test_all_right_passes_and_completes_the_step(attempt, lea):
    give_all(attempt, RIGHT)
    result = actions.submit(by=lea, attempt_key=attempt.key)
    assert (result.numerator, result.denominator, result.possible, result.is_passed) == (3, 1, 3, True)
    progress = StepProgress.objects.get()
    assert (progress.step, progress.source) == (attempt.item.step, "passed")


def test_not_passed_completes_nothing(attempt, lea):
    give_all(attempt, WRONG)
    assert actions.submit(by=lea, attempt_key=attempt.key).is_passed is False
    assert (StepProgress.objects.count(), Completion.objects.count()) == (0, 0)


def test_a_second_submit_is_the_same_result(attempt, lea):
    give_all(attempt, RIGHT)
    first, second = (actions.submit(by=lea, attempt_key=attempt.key) for _time in range(2))
    assert (first, AttemptResult.objects.count()) == (second, 1)


def test_a_later_failure_takes_nothing_away(attempt, lea, course):
    give_all(attempt, RIGHT)
    actions.submit(by=lea, attempt_key=attempt.key)
    again = actions.start(by=lea, place=stand(lea, course))
    actions.submit(by=lea, attempt_key=again.key)
    assert StepProgress.objects.count() == 1
    assert queries.best_percent(attempt.enrolment_id, attempt.item.step) == 100


def test_a_foreign_attempt_is_not_handed_in(attempt, otto):
    with pytest.raises(actions.Missing):
        actions.submit(by=otto, attempt_key=attempt.key)
    assert Attempt.objects.get().submitted_at is None


def test_points_are_exact_per_question(lea):
    from tests.quizzes.factories import make_question

    course = make_released_quiz(
        "anteilig", questions=lambda c: [make_question(c, "Zwei", "multiple", (0, 1), scoring="proportional")]
    )
    attempt = actions.start(by=lea, place=stand(lea, course))
    give(attempt, 1, ["0"])
    result = actions.submit(by=lea, attempt_key=attempt.key)
    assert Fraction(result.numerator, result.denominator) == Fraction(1, 2)
    assert result.slots == [{"numerator": 1, "denominator": 2}]


def test_handing_in_a_failed_attempt_takes_few_statements(attempt, lea):
    give_all(attempt, WRONG)
    assert len(statements(lambda: actions.submit(by=lea, attempt_key=attempt.key))) <= 6
