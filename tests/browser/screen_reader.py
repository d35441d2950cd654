"""What a screen reader would speak: Chromium's accessibility tree, read from top to bottom, one line for each thing."""

import re

SILENT = {
    "RootWebArea", "generic", "none", "InlineTextBox", "LineBreak", "ListMarker", "SvgRoot", "LayoutTable", "paragraph", "listitem",
}  # fmt: skip
SAYS_ITS_NAME = {
    "heading",
    "link",
    "button",
    "radio",
    "checkbox",
    "textbox",
    "combobox",
    "img",
    "image",
    "switch",
}
STATES = ("level", "checked", "expanded", "pressed", "required", "invalid", "disabled", "focused")


class Spoken:
    """The lines of a page, in reading order."""

    def __init__(self, page):
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        self.nodes = {node["nodeId"]: node for node in nodes}
        self.lines = list(self._lines(nodes[0]))

    def __contains__(self, words):
        return any(words in line for line in self.lines)

    def starting(self, role):
        """The lines of this role."""
        return [line for line in self.lines if re.match(rf"{role}(: | \(|$)", line)]

    def focused(self):
        """Where the keyboard goes on, in words; the page itself counts as nowhere."""
        return [line for line in self.lines if re.search(r"\(([a-z0-9 ]+, )*focused", line)]

    def _lines(self, node, inside=""):
        role, name = _value(node, "role"), " ".join(_value(node, "name").split())
        is_repeated = role == "StaticText" and name in inside
        if not node.get("ignored") and role not in SILENT and not is_repeated:
            yield _line(node, role, name)
        below = name if role in SAYS_ITS_NAME else inside
        for number in node.get("childIds", []):
            if number in self.nodes:
                yield from self._lines(self.nodes[number], below)


def _value(node, name):
    return str(node.get(name, {}).get("value", ""))


def _line(node, role, name):
    """Role, name, states, description: as most screen readers order them."""
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    states = [f"{state} {properties[state]}" if state in {"level", "checked", "invalid"} else state
              for state in STATES if properties.get(state) not in {None, False, "false"}]  # fmt: skip
    words = name if role == "StaticText" else f"{role}: {name}" if name else role
    told = f" ({', '.join(states)})" if states else ""
    described = _value(node, "description")
    return f"{words}{told}" + (f" – {described}" if described else "")
