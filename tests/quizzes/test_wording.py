"""Texts and numbers as learners read them."""

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
