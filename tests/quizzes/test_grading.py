"""Exact fractions: nothing is rounded, and 79.5 % is not 80."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import wording
from quizzes.grading import grade, is_enough


def quiz(*rights, pass_percent=70, points=1, scoring="proportional"):
    def question(marks):
        options = [
            {"key": str(at), "text": {}, "feedback": {}, "right": mark} for at, mark in enumerate(marks)
        ]
        return {"kind": "multiple", "grading": 1, "scoring": scoring, "points": points, "options": options}

    entries = [{"version": None, "question": question(marks)} for marks in rights]
    return {"pass_percent": pass_percent, "questions": entries}


def paper(document):
    return {
        "slots": [
            {"question": at, "options": list(range(len(entry["question"]["options"])))}
            for at, entry in enumerate(document["questions"])
        ]
    }


@pytest.mark.parametrize(
    ("points", "passes"), [(Fraction(159, 2), False), (Fraction(80), True), (Fraction(7999, 100), False)]
)
def test_almost_is_not_enough(points, passes):
    assert is_enough(points, 100, 80) is passes


def test_a_quiz_without_points_is_never_passed():
    assert is_enough(Fraction(0), 0, 1) is False


def test_open_questions_give_no_points():
    document = quiz([True, False], [True, False])
    graded = grade(document, paper(document), {1: [0]})
    assert (graded.points, graded.possible, graded.is_passed) == ((Fraction(1), Fraction(0)), 2, False)


def test_thirds_add_up_exactly():
    document = quiz(*[[True, True, True, False]] * 3, pass_percent=100)
    graded = grade(document, paper(document), {1: [0, 1], 2: [0, 1], 3: [0, 1]})
    assert graded.total == 2


def test_a_drawn_order_of_questions_is_followed():
    document = quiz([True, False], [False, True], pass_percent=100)
    turned = {"slots": [{"question": 1, "options": [1, 0]}, {"question": 0, "options": [0, 1]}]}
    assert grade(document, turned, {1: [0], 2: [0]}).is_passed


@given(
    st.lists(st.lists(st.booleans(), min_size=2, max_size=6).filter(any), min_size=1, max_size=12), st.data()
)
def test_a_total_is_the_sum_of_its_points_and_fits_the_table(rights, data):
    document = quiz(*rights, points=data.draw(st.integers(1, 100)))
    values = {
        at + 1: sorted(data.draw(st.sets(st.integers(0, len(marks) - 1)))) for at, marks in enumerate(rights)
    }
    graded = grade(document, paper(document), values)
    assert graded.total == sum(graded.points)
    assert 0 <= graded.total <= graded.possible
    assert graded.total.numerator < 2**63


@given(st.fractions(0, 1))
def test_no_percentage_is_rounded_up(share):
    shown = Fraction(wording.percent(share).replace(",", ".").replace("\xa0", ""))
    assert shown <= share * 100
    assert share * 100 - shown < Fraction(1, 10)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(795, 1000), "79,5"),
        (Fraction(2, 3), "66,6"),
        (Fraction(7999, 10000), "79,9"),
        (Fraction(1), "100"),
    ],
)
def test_percentages_in_german(share, shown):
    assert wording.percent(share) == shown
