"""What machines find on the pages of a journey, under the names that the journey gives them."""

from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE

ALL_ROUND = ((WIDE, "light"), (NARROW, "dark"))
WIDTHS = "[document.scrollingElement.scrollWidth, innerWidth]"
STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


class Barriers:
    """Collects; the test asserts that nothing was found."""

    def __init__(self, home=ALL_ROUND[0]):
        """`home` is the screen and the colours on which the journey goes on after a look all round."""
        self.home, self.found, self.looked, self.excused = home, {}, [], set()

    def look(self, page, name):
        """All rules of WCAG A and AA and of best practice; and nothing scrolls sideways."""
        self.looked.append(name)
        self._axe(page, name, axe.RULES)
        width, room = page.evaluate(WIDTHS)
        if width > room:
            self.found[f"{name}, sideways"] = f"{width} in {room}"

    def look_all_round(self, page, name, views=ALL_ROUND):
        """The same on a wide screen in light colours and on a phone in dark ones; then as it was."""
        page.evaluate(STILL)
        for viewport, scheme in views:
            self.turn(page, viewport, scheme)
            self.look(page, f"{name}, {viewport['width']} {scheme}")
        self.turn(page, *self.home)

    @staticmethod
    def turn(page, viewport, scheme):
        """Another screen, other colours, on the same page."""
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def _axe(self, page, name, options):
        for finding in axe.find(page, options):
            if finding.known >= 0:
                self.excused.add(finding.known)
            else:
                self.found.setdefault(f"{name}, {finding.rule}", []).append(finding.html)
