"""The paper is drawn by a numbered algorithm from a stored seed."""

from hypothesis import given
from hypothesis import strategies as st

from quizzes.drawing import draw


def quiz(count=3, **settings):
    options = [{"right": at == 0} for at in range(4)]
    question = {"kind": "single", "options": options}
    rules = {"shuffle_questions": True, "shuffle_options": True} | settings
    return rules | {"questions": [{"version": f"v{at}", "question": question} for at in range(count)]}


@given(st.integers(0, 2**62))
def test_a_paper_asks_every_question_once_with_every_option_once(seed):
    slots = draw(quiz(5), seed)["slots"]
    assert sorted(slot["question"] for slot in slots) == [0, 1, 2, 3, 4]
    assert all(sorted(slot["options"]) == [0, 1, 2, 3] for slot in slots)
    assert all(slot["version"] == f"v{slot['question']}" for slot in slots)


def test_the_first_algorithm_never_changes():
    assert draw(quiz(2), 7) == {
        "draw": 1,
        "slots": [
            {"version": "v0", "question": 0, "options": [1, 2, 3, 0]},
            {"version": "v1", "question": 1, "options": [3, 0, 1, 2]},
        ],
    }


def test_without_shuffling_all_is_as_written():
    slots = draw(quiz(2, shuffle_questions=False, shuffle_options=False), 7)["slots"]
    assert [(slot["question"], slot["options"]) for slot in slots] == [(0, [0, 1, 2, 3]), (1, [0, 1, 2, 3])]


def test_true_and_false_keep_their_order():
    document = quiz(1)
    document["questions"][0]["question"] = {
        "kind": "truefalse",
        "options": [{"right": True}, {"right": False}],
    }
    assert [draw(document, seed)["slots"][0]["options"] for seed in range(20)] == [[0, 1]] * 20


@given(st.integers(0, 2**62))
def test_the_key_does_not_move_the_options(seed):
    twin = quiz(3)
    for entry in twin["questions"]:
        entry["question"] = {"kind": "single", "options": [{"right": at == 3} for at in range(4)]}
    assert draw(quiz(3), seed) == draw(twin, seed)


def test_control_another_seed_gives_another_order():
    orders = {tuple(draw(quiz(1), seed)["slots"][0]["options"]) for seed in range(50)}
    assert len(orders) > 10
