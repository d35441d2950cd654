"""What stands at each option of a handed-in question, in words."""

import pytest
from django.utils.translation import override

from quizzes import verdicts
from quizzes.kinds.base import Outcome
from quizzes.paper import Slot


def told(*options, language="en", value=()):
    """The lines of a question: (is it right, the author's feedback), and the places that were chosen."""
    frozen = [
        {"key": str(at), "text": {"de": f"Antwort {at}"}, "feedback": {"de": said}, "right": is_right}
        for at, (is_right, said) in enumerate(options)
    ]
    slot = Slot(1, {"kind": "multiple", "options": frozen}, list(range(len(frozen))), list(value))
    with override(language):
        return [(verdicts.words(one, slot.outcomes), str(one.feedback)) for one in slot.outcomes]


@pytest.mark.parametrize(
    ("is_chosen", "is_right", "words"),
    [
        (True, True, "Your answer, right."),
        (True, False, "Your answer, wrong."),
        (False, True, "This would have been right."),
        (False, False, "Not chosen."),
    ],
)
def test_each_option_says_whether_it_was_chosen_and_whether_it_is_right(is_chosen, is_right, words):
    one = Outcome("Antwort", is_chosen, is_right, "")
    with override("en"):
        assert verdicts.words(one, [one]) == words


def test_too_is_said_only_when_another_right_one_was_found():
    options = [(True, ""), (True, ""), (False, "")]
    missed = "This would have been right"
    assert told(*options, value=[0])[1][0] == f"{missed} too. Not chosen."
    assert told(*options, value=[2])[1][0] == f"{missed}."
    assert told(*options)[1][0] == f"{missed}."


def test_the_authors_verdict_does_not_follow_ours():
    lines = told((True, "Richtig. Das ist § 1."), (False, "Nein. Das ist § 2."), language="de", value=[0, 1])
    assert [feedback for _words, feedback in lines] == ["Das ist § 1.", "Das ist § 2."]


def test_german_feedback_stays_marked_as_german_elsewhere():
    assert told((True, "Richtig. Das ist § 1."), language="pl")[0][1] == '<span lang="de">Das ist § 1.</span>'


@pytest.mark.parametrize(
    ("text", "is_right", "rest"),
    [
        ("Richtig, so ist es.", True, "So ist es."),
        ("Richtig!", True, ""),
        ("Вярно. Това е.", True, "Това е."),
        ("Dobrze. Tak jest.", True, "Tak jest."),
        ("Nu. Este altfel.", False, "Este altfel."),
        ("Richtig ist beides.", True, "Richtig ist beides."),
        ("Richtigerweise.", True, "Richtigerweise."),
        ("Richtig, aber nicht gefragt.", False, "Richtig, aber nicht gefragt."),
        ("Art. 3 Abs. 3 GG.", True, "Art. 3 Abs. 3 GG."),
        ("iPads zählen.", True, "iPads zählen."),
        ("", True, ""),
    ],
)
def test_only_an_opening_verdict_is_left_out(text, is_right, rest):
    assert verdicts.reason(text, is_right=is_right) == rest
