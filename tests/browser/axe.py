"""What axe finds on a page, after it was put into it once; what is Wagtail's own and listed there is set aside."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tests.browser.wagtails_own import FINDINGS

RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"], "elementRef": True}
CONTRAST_ALONE = {
    "runOnly": ["color-contrast", "link-in-text-block"],
    "resultTypes": ["violations"],
    "elementRef": True,
}
RUN = """([options, known]) => campusAxe.run(options).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(({element, html, target}) => ({
        rule: id, html, target: target.join(" "),
        known: known.findIndex(([rule, selector]) => rule === id && element?.matches(selector)),
    }))))"""


@dataclass(frozen=True)
class Finding:
    """A rule, the element that breaks it, and the entry of our list that excuses it, or -1."""

    rule: str
    html: str
    target: str
    known: int


@cache
def _script():
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def find(page, options=RULES):
    """Everything that breaks a rule of WCAG A and AA or of best practice, the excused findings too."""
    if page.evaluate(
        "typeof campusAxe === 'undefined'"
    ):  # Wagtail's editor brings one of its own, with rules of its own
        page.evaluate(
            f"(() => {{ const theirs = window.axe; {_script()}; [window.campusAxe, window.axe] = [window.axe, theirs]; }})()"
        )
    known = [[entry.rule, entry.selector] for entry in FINDINGS]
    return [Finding(**found) for found in page.evaluate(RUN, [options, known])]
