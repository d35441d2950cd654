"""Texts and numbers as learners read them."""

from fractions import Fraction

import pytest
from django.utils import translation

from quizzes import wording


def test_a_heading_is_plain_text_with_its_hard_spaces():
    assert (
        wording.plain({"de": "<p>Was nennt\n<b>§&nbsp;1</b> AGG &amp; mehr?</p>"})
        == "Was nennt §\xa01 AGG & mehr?"
    )


@pytest.mark.parametrize(
    ("html", "legend", "beyond"),
    [
        ("<p>Wie?</p>", "Wie?", ""),
        ("<p>Lesen Sie:</p><ul><li>a</li></ul>", "Lesen Sie:", "<ul><li>a</li></ul>"),
        ("<p>Wie <script>x</script>?</p>", "Wie ?", ""),
    ],
)
def test_a_legend_holds_the_first_paragraph(html, legend, beyond):
    with translation.override("de"):
        assert (wording.legend(html), wording.beyond(html)) == (legend, beyond)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("4", "4"),
        ("9/2", "4,5"),
        ("1/4", "0,25"),
        ("14/3", "4\xa02/3"),
        ("2/3", "2/3"),
        ("0", "0"),
        ("29/6", "4\xa05/6"),
    ],
)
def test_points_are_said_exactly(number, words):
    with translation.override("de"):
        assert wording.points(Fraction(number)) == words
