"""Every kind of question, through the same doors."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.texts import LANGUAGES
from quizzes import kinds
from quizzes.kinds import Refused

FILES = [f"text_{code}" for code in LANGUAGES] + [f"feedback_{code}" for code in LANGUAGES]


def option(key: str = "a", *, right: bool = False, text: str = "Antwort") -> Any:
    """A living option, as the authoring side has it."""
    return SimpleNamespace(**(dict.fromkeys(FILES, "") | {"key": key, "is_right": right, "text_de": text}))


def document(
    rights: list[bool], kind: str = "multiple", scoring: str = "all", points: int = 1
) -> dict[str, Any]:
    """A frozen question with these options."""
    options = [
        {"key": str(at), "text": {"de": f"A{at}"}, "feedback": {}, "right": right}
        for at, right in enumerate(rights)
    ]
    return {"kind": kind, "grading": 1, "scoring": scoring, "points": points, "options": options}


SENTENCES = {
    ("single", "ft"): [],
    ("single", "ff"): ["No answer is marked as right. Mark the one that is."],
    ("single", "tt"): ["Several answers are marked as right. Leave one, or use “multiple choice”."],
    ("single", "t"): ["Write at least two answers."],
    ("multiple", "tf"): [],
    ("multiple", "ff"): ["No answer is marked as right. Mark at least one."],
    ("multiple", "tt"): ["Every answer is marked as right. Write at least one that is wrong."],
}


@pytest.mark.usefixtures("source_words")
@pytest.mark.parametrize(("kind", "marks"), SENTENCES)
def test_an_author_reads_what_is_wrong(kind, marks):
    options = [option(str(at), right=mark == "t") for at, mark in enumerate(marks)]
    found = kinds.get(kind).problems(None, options)
    assert [str(finding.text) for finding in found if finding.is_error] == SENTENCES[kind, marks]


@pytest.mark.usefixtures("source_words")
def test_an_empty_answer_is_an_error():
    found = kinds.get("single").problems(None, [option("a", right=True), option("b", text="")])
    assert [str(finding.text) for finding in found] == [
        "Write every answer in German, or remove the empty one."
    ]


@pytest.mark.usefixtures("source_words")
@pytest.mark.parametrize(
    ("keys", "rights", "sentence"),
    [
        (("true", "false"), (True, False), None),
        (("false", "true"), (True, False), None),
        (
            ("true", "other"),
            (True, False),
            "A question of this kind has exactly the two answers “true” and “false”.",
        ),
        (("true",), (True,), "A question of this kind has exactly the two answers “true” and “false”."),
        (("true", "false"), (False, False), "Say whether the statement is true or false."),
        (("true", "false"), (True, True), "Say whether the statement is true or false."),
    ],
)
def test_true_or_false_has_its_two_options(keys, rights, sentence):
    options = [option(key, right=right, text="") for key, right in zip(keys, rights, strict=True)]
    found = [str(finding.text) for finding in kinds.get("truefalse").problems(None, options)]
    assert found == ([sentence] if sentence else [])


def test_true_comes_before_false_however_the_rows_lie():
    frozen = kinds.get("truefalse").freeze(None, [option("false"), option("true", right=True)])
    assert [entry["key"] for entry in frozen["options"]] == ["true", "false"]


# --- reading -----------------------------------------------------------------------------------------------------

HOSTILE = [
    "-1",
    "3",
    "99",
    "",
    " 1",
    "1 ",
    "+1",
    "01",
    "1.0",
    "٢",
    "1e0",
    "x",
    "0x1",
    "9" * 5000,
    "None",
    "true",
]


@pytest.mark.parametrize("kind", ["single", "multiple", "truefalse"])
@pytest.mark.parametrize("posted", HOSTILE)
def test_what_was_not_offered_is_refused(kind, posted):
    with pytest.raises(Refused):
        kinds.get(kind).read([posted], [2, 0, 1])


def test_two_answers_to_a_single_choice_are_refused():
    with pytest.raises(Refused):
        kinds.get("single").read(["0", "1"], [0, 1])


def test_the_same_answer_twice_is_refused():
    with pytest.raises(Refused):
        kinds.get("multiple").read(["1", "1"], [0, 1])


@given(st.lists(st.text("0123 x-", max_size=3), max_size=6))
def test_reading_gives_a_value_or_refuses(posted):
    for name in kinds.names():
        kind = kinds.get(name)
        try:
            value = kind.read(posted, [1, 0])
        except Refused:
            continue
        assert kind.read(kind.posted(value), [1, 0]) == value


@given(st.sets(st.integers(0, 4)), st.permutations(range(5)))
def test_posted_is_the_way_back_of_read(places, order):
    kind = kinds.get("multiple")
    value = kind.read([str(place) for place in places], list(order))
    assert value == sorted(places)
    assert kind.posted(value) == [str(place) for place in sorted(places)]


def test_nothing_chosen_is_no_answer():
    assert [kinds.get(name).is_answered(kinds.get(name).read([], [0, 1])) for name in kinds.names()] == [
        False
    ] * 3


# --- grading -----------------------------------------------------------------------------------------------------

options = st.lists(st.booleans(), min_size=2, max_size=8).filter(any)


@given(options, st.data())
def test_points_stay_between_nothing_and_all(rights, data):
    chosen = data.draw(st.sets(st.integers(0, len(rights) - 1)))
    for scoring in ("all", "proportional"):
        worth = kinds.get("multiple").grade(
            document(rights, scoring=scoring, points=3), list(range(len(rights))), sorted(chosen)
        )
        assert 0 <= worth <= 3


@given(options, st.randoms(use_true_random=False))
def test_the_right_choice_gives_all_points_in_any_order(rights, random):
    order = list(range(len(rights)))
    random.shuffle(order)
    places = [place for place, index in enumerate(order) if rights[index]]
    for scoring in ("all", "proportional"):
        assert kinds.get("multiple").grade(document(rights, scoring=scoring), order, places) == 1


@given(options, st.data())
def test_one_more_wrong_choice_never_helps(rights, data):
    chosen = data.draw(st.sets(st.integers(0, len(rights) - 1)))
    wrong = [index for index, right in enumerate(rights) if not right and index not in chosen]
    order = list(range(len(rights)))
    grade = kinds.get("multiple").grade
    for index in wrong:
        for scoring in ("all", "proportional"):
            paper = document(rights, scoring=scoring)
            assert grade(paper, order, sorted({*chosen, index})) <= grade(paper, order, sorted(chosen))


@pytest.mark.parametrize(
    ("chosen", "worth"),
    [
        ([0, 1, 2], Fraction(1)),
        ([0, 1], Fraction(2, 3)),
        ([0, 1, 3], Fraction(1, 3)),
        ([3], Fraction(0)),
        ([0, 3], Fraction(0)),
    ],
)
def test_proportional_takes_off_what_is_wrong_and_stops_at_nothing(chosen, worth):
    assert (
        kinds.get("multiple").grade(
            document([True, True, True, False], scoring="proportional"), [0, 1, 2, 3], chosen
        )
        == worth
    )


def test_control_all_or_nothing_gives_nothing_for_the_same_choice():
    assert kinds.get("multiple").grade(document([True, True, True, False]), [0, 1, 2, 3], [0, 1]) == 0


# --- nothing tells the key -----------------------------------------------------------------------------------------


@given(options, options, st.data())
def test_controls_and_summary_are_the_same_for_any_key(one, other, data):
    count = min(len(one), len(other))
    order = data.draw(st.permutations(range(count)))
    value = sorted(data.draw(st.sets(st.integers(0, count - 1))))
    kind = kinds.get("multiple")
    shown = [
        (
            kind.controls(paper, list(order), value),
            kind.summary(paper, list(order), value),
            kind.instruction(paper),
            kind.scoring_note(paper),
        )
        for paper in (document(one[:count]), document(other[:count]))
    ]
    assert shown[0] == shown[1]


def test_control_the_feedback_differs_with_the_key():
    kind = kinds.get("multiple")
    assert kind.feedback(document([True, False]), [0, 1], [0]) != kind.feedback(
        document([False, True]), [0, 1], [0]
    )


def test_an_unknown_kind_is_a_loud_error():
    with pytest.raises(KeyError):
        kinds.get("hotspot")


def test_authors_are_offered_the_kinds_in_order():
    assert kinds.names() == ["single", "multiple", "truefalse"]
