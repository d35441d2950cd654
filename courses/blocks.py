"""The blocks of a lesson and the release rules. docs/archive-format.md and docs/documents.md name the same types."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

PROSE = ["bold", "italic", "h3", "h4", "ol", "ul", "link"]
NOTE = ["bold", "italic", "ol", "ul", "link"]
CALLOUT_KINDS = [
    ("key", _("Key point")),
    ("error", _("Common error")),
    ("example", _("Example")),
    ("law", _("Law")),
]


class ImageBlock(blocks.StructBlock):
    """A picture with alternative text, or marked as decoration."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("alternative text"), required=False, max_length=300)
    decorative = blocks.BooleanBlock(label=_("only decoration"), required=False)
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=300)


class CalloutBlock(blocks.StructBlock):
    """A box that is seen at once. A law names its source."""

    kind = blocks.ChoiceBlock(CALLOUT_KINDS, label=_("kind"))
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=NOTE)
    source = blocks.CharBlock(label=_("key of the source"), required=False, max_length=40)


class TimelineEntryBlock(blocks.StructBlock):
    """One point in time."""

    label = blocks.CharBlock(label=_("when"), max_length=60)
    heading = blocks.CharBlock(label=_("what"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False)
    turning = blocks.BooleanBlock(label=_("turning point"), required=False)


class TimelineBlock(blocks.StructBlock):
    """Points in time, in order."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    entries = blocks.ListBlock(TimelineEntryBlock(), label=_("points in time"))


class AccordionItemBlock(blocks.StructBlock):
    """One part that opens."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=PROSE)


class AccordionBlock(blocks.StructBlock):
    """Parts that open. Never for law, deadlines or tasks."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("parts"))


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("quote"))
    attribution = blocks.CharBlock(label=_("who says it"), required=False, max_length=120)


class TableBlock(blocks.StructBlock):
    """A simple table; the first column heads its row."""

    caption = blocks.CharBlock(label=_("caption"), max_length=200)
    columns = blocks.ListBlock(blocks.CharBlock(max_length=120), label=_("column headings"))
    rows = blocks.ListBlock(blocks.ListBlock(blocks.TextBlock(rows=2)), label=_("rows"))


class VideoBlock(blocks.StructBlock):
    """A video of ours, with captions kept at the file and the full text here."""

    media = VideoChooserBlock(label=_("Video"))
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    transcript = blocks.RichTextBlock(label=_("full text"), features=NOTE)


class AudioBlock(blocks.StructBlock):
    """A recording of ours, with its full text."""

    media = AudioChooserBlock(label=_("Audio"))
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    transcript = blocks.RichTextBlock(label=_("full text"), features=NOTE)


class ExternalVideoBlock(blocks.StructBlock):
    """A video elsewhere: only a link that says it leaves the site."""

    url = blocks.URLBlock(label=_("address"))
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.TextBlock(label=_("what it shows"), required=False)


class DownloadBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("file"))
    label = blocks.CharBlock(label=_("label"), max_length=120)


LESSON_BLOCKS = [
    ("heading", blocks.CharBlock(label=_("Heading"), max_length=120)),
    ("text", blocks.RichTextBlock(label=_("Text"), features=PROSE)),
    ("image", ImageBlock(label=_("Picture"))),
    ("callout", CalloutBlock(label=_("Callout"))),
    ("timeline", TimelineBlock(label=_("Timeline"))),
    ("accordion", AccordionBlock(label=_("Accordion"))),
    ("quote", QuoteBlock(label=_("Quote"))),
    ("table", TableBlock(label=_("Table"))),
    ("video", VideoBlock(label=_("Video"))),
    ("audio", AudioBlock(label=_("Audio"))),
    ("external_video", ExternalVideoBlock(label=_("Video elsewhere"))),
    ("download", DownloadBlock(label=_("Download"))),
    ("glossary", blocks.ListBlock(SnippetChooserBlock("courses.GlossaryTerm"), label=_("Glossary terms"))),
    ("sources", blocks.StaticBlock(label=_("Sources"), admin_text=_("The list of sources stands here."))),
]

RELEASE_BLOCKS = [
    ("previous", blocks.StaticBlock(label=_("The step before is done"))),
    (
        "score",
        blocks.StructBlock(
            [
                ("step", blocks.PageChooserBlock(label=_("quiz"))),
                ("percent", blocks.IntegerBlock(label=_("at least, in percent"), min_value=1, max_value=100)),
            ],
            label=_("A quiz is passed with a share"),
        ),
    ),
    ("date", blocks.StructBlock([("on", blocks.DateBlock(label=_("day")))], label=_("A day has come"))),
]
