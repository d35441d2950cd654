"""What machines find in Wagtail's own frame around our screens, and why it stays. Whatever is ours is mended instead.

An entry that excuses nothing any more fails the tests: then it goes.
"""

from typing import NamedTuple


class Own(NamedTuple):
    """A rule of axe, the elements of Wagtail's that break it, and why we can't mend it by style or template."""

    rule: str
    selector: str
    reason: str


class Said(NamedTuple):
    """How a message of the other two begins, and why it stays."""

    words: str
    reason: str


FINDINGS: tuple[Own, ...] = ()

EQUAL_ACCESS = (
    Said("aria_form_label_unique", "the forms of pings and of the editor have no name, so they are no landmarks in any browser"),
    Said("label_name_visible", "the status link is named in the person's language while its tooltip is drawn"),
    Said("label_ref_valid", "the label names the hidden twin of rich text; courses/cms/names.js names the field itself"),
    Said("aria_id_unique", "Draftail names a placeholder that is gone once something is written"),
    Said("input_label_after", "Wagtail sets the word above its check boxes, where its other labels stand"),
    Said("target_spacing_sufficient", "the field stands in a closed disclosure and has no place yet"),
)  # fmt: skip

HTML = (
    Said("A table row was", "the collapsed explorer has its own columns"),
    Said("Element “div” not allowed as child of element “button”", "drawn by Wagtail's listing"),
    Said("Element “div” not allowed as child of element “label”", "the grip of the side panel"),
    Said("Attribute “type” not allowed on element “div”", "Wagtail hands a button's facts to its dropdown"),
    Said("Bad value", "Wagtail writes instants with microseconds"),
    Said("Text not allowed in element “iframe”", "a fallback inside the preview's frame"),
    Said("Section lacks heading", "a panel without a heading"),
    Said("Duplicate attribute “value”", "django-modelcluster's hidden ORDER field"),
    Said("The value of the “for” attribute of the “label” element must be", "the hidden twin of rich text"),
    Said("Attribute “required”", "the hidden twin of a chooser"),
)
