"""Rendering: today's markup around frozen content, every block type, without a query, safe against what is stored."""

import re
from html.parser import HTMLParser

import pytest
from django.utils import translation

from courses import rendering
from courses.freezing import FREEZERS

SCHEMA_1 = {
    "heading": {"text": "Der Bescheid"},
    "text": {"html": '<p>Ein <span data-term="bescheid">Bescheid</span> mit <a data-step="KEY">Weg</a>.</p>'},
    "image": {
        "alt": "Ein Weg", "decorative": False, "caption": "Der Weg", "credit": "Mira · CC BY 4.0",
        "media": {
            "name": "a" * 64 + ".webp", "content_type": "image/webp", "width": 800, "height": 400,
            "srcset": [{"name": "b" * 64 + ".webp", "width": 480}, {"name": "a" * 64 + ".webp", "width": 800}],
        },
    },
    "callout": {"kind": "law", "heading": "Die Frist", "text": "<p>Ein Monat.</p>", "source": "agg-3"},
    "timeline": {"heading": "Ablauf", "entries": [{"label": "Tag 0", "heading": "Brief", "text": "Da.", "turning": True}]},
    "accordion": {"items": [{"heading": "Mitbringen", "text": "<p>Den Brief.</p>"}]},
    "quote": {"text": "Ich verstehe\ndas nicht.", "attribution": "Samira O."},
    "table": {"caption": "Fristen", "columns": ["Schritt", "Tage"], "rows": [["Widerspruch", "30"]]},
    "video": {
        "heading": "Am Schalter", "transcript": "<p>Guten Tag.</p>",
        "media": {"name": "c" * 64 + ".mp4", "content_type": "video/mp4", "size": 9, "file_name": "s.mp4", "width": 640, "height": 360, "seconds": 61},
        "tracks": [{"language": "bg", "name": "d" * 64 + ".vtt"}, {"language": "de", "name": "e" * 64 + ".vtt"}],
    },
    "audio": {
        "heading": "Am Telefon", "transcript": "<p>Hallo.</p>", "tracks": [],
        "media": {"name": "f" * 64 + ".mp3", "content_type": "audio/mpeg", "size": 9, "file_name": "t.mp3", "width": None, "height": None, "seconds": 5},
    },
    "external_video": {"url": "https://video.example/x", "heading": "Woanders", "text": "Drei Minuten."},
    "download": {
        "label": "Merkblatt",
        "media": {"name": "0" * 64 + ".pdf", "content_type": "application/pdf", "size": 2048, "file_name": "merkblatt.pdf"},
    },
    "glossary": {"terms": [{
        "key": "bescheid", "word": {"de": "Bescheid", "bg": "решение"},
        "explanation": {"de": "Ein Brief mit einer Entscheidung.", "bg": "Писмо с решение."},
    }]},
    "sources": {},
}  # fmt: skip
SOURCES = [
    {
        "key": "agg-3",
        "label": "§ 3 AGG",
        "title": "AGG",
        "url": "https://law.example/3",
        "legal_status_on": "2026-11-01",
    }
]
SHOWN = {
    "heading": '<h2 id="id-heading">Der Bescheid</h2>',
    "text": '<a href="../KEY/">Weg</a>',
    "image": f'srcset="/store/{"b" * 64}.webp 480w, /store/{"a" * 64}.webp 800w"',
    "callout": "§ 3 AGG",
    "timeline": "Tag 0: Brief",
    "accordion": "<p>Den Brief.</p>",
    "quote": "<p>Ich verstehe<br>das nicht.</p>",
    "table": '<th scope="row">Widerspruch</th>',
    "video": f'<track kind="captions" src="/store/{"e" * 64}.vtt" srclang="de" label="Deutsch" default>',
    "audio": "<audio controls",
    "external_video": "video.example",
    "download": "(PDF, 2,0",
    "glossary": '<span lang="de">Bescheid</span>',
    "sources": '<a class="link-out" href="https://law.example/3"',
}


def blocks(*kinds):
    return [{"t": kind, "id": f"id-{kind}"} | SCHEMA_1[kind] for kind in kinds or SCHEMA_1]


def render(*kinds, language="de", **options):
    with translation.override(options.pop("active", "de")):
        return rendering.render_blocks(blocks(*kinds), SOURCES, language, **options)


class Balance(HTMLParser):
    """Counts open elements; what is opened is closed in order."""

    VOID = {"img", "br", "source", "track", "use", "meta", "input", "path"}

    def __init__(self):
        super().__init__()
        self.open, self.ids = [], []

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_samples_hold_every_block_type_of_schema_1():
    assert sorted(SCHEMA_1) == sorted(FREEZERS)


@pytest.mark.parametrize("kind", sorted(SCHEMA_1))
def test_each_block_type_ever_released_is_shown(kind):
    html = render(kind)
    assert SHOWN[kind] in html
    checked = Balance()
    checked.feed(html)
    assert checked.open == []


def test_a_whole_lesson_has_no_id_twice():
    checked = Balance()
    checked.feed(render())
    assert sorted(checked.ids) == sorted(set(checked.ids))


@pytest.mark.django_db
def test_a_lesson_of_all_types_is_rendered_without_a_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        render()


def test_an_unknown_block_type_is_a_loud_error():
    with pytest.raises(rendering.UnknownBlock, match="hologram"):
        rendering.render_blocks([{"t": "hologram", "id": "x"}], [], "de")


def test_the_sources_stand_at_the_end_unless_they_have_their_place():
    assert render("text").count('class="sources') == 1
    assert render("sources", "text").index('class="sources') < render("sources", "text").index("Weg")
    assert rendering.render_blocks(blocks("heading"), [], "de") == '<h2 id="id-heading">Der Bescheid</h2>\n'


class TestStoredHtml:
    def test_is_cleaned_again_when_it_is_shown(self):
        evil = [
            {
                "t": "text",
                "id": "x",
                "html": '<p>Gut<script>alert(1)</script><a href="javascript:x">a</a></p>',
            }
        ]
        assert rendering.render_blocks(evil, [], "de").strip() == "<p>Gut<a>a</a></p>".replace(
            "<a>", '<a rel="noopener noreferrer">'
        )

    def test_plain_fields_are_escaped(self):
        evil = [{"t": "quote", "id": "x", "text": "<script>", "attribution": "<b>"}]
        assert "&lt;script&gt;" in rendering.render_blocks(evil, [], "de")
        assert "<b>" not in rendering.render_blocks(evil, [], "de")

    def test_a_link_that_leaves_says_so(self):
        html = [{"t": "text", "id": "x", "html": '<p><a href="https://a.example">a</a></p>'}]
        assert (
            '<a class="link-out" href="https://a.example" rel="noopener noreferrer">'
            in rendering.render_blocks(html, [], "de")
        )


class TestTerms:
    def test_a_marked_term_opens_its_explanation(self):
        html = render("text", "glossary")
        assert (
            '<button type="button" class="term" popovertarget="term-bescheid" '
            'aria-describedby="term-bescheid-text">Bescheid</button>'
        ) in html
        assert html.count('id="term-bescheid" popover') == 1

    def test_the_popover_has_the_german_word_its_partner_and_an_explanation_the_reader_can_read(self):
        html = render("text", "glossary", active="bg")
        assert (
            '<strong lang="de" id="term-bescheid-word">Bescheid</strong> · <span lang="bg">решение</span>'
            in html
        )
        assert '<p id="term-bescheid-text" lang="bg">Писмо с решение.</p>' in html

    def test_a_reader_whose_language_is_missing_gets_the_german_explanation_marked(self):
        html = rendering.render_blocks(blocks("text", "glossary"), [], "pl", reader="pl")
        assert '<p id="term-bescheid-text" lang="de">Ein Brief mit einer Entscheidung.</p>' in html

    def test_the_popover_can_be_closed_from_inside(self):
        html = render("text", "glossary", active="en")
        assert re.search(r'popovertarget="term-bescheid" popovertargetaction="hide" lang="en">.*Close<', html)

    def test_a_mark_without_its_term_is_plain_text(self):
        assert "<button" not in render("text")


def test_captions_of_the_reader_s_language_come_first():
    html = render("video", active="bg")
    assert f'src="/store/{"d" * 64}.vtt" srclang="bg" label="български" default>' in html
    assert html.count(" default>") == 1


class Spoken(HTMLParser):
    """Every text of a page with the language that a screen reader speaks it in."""

    def __init__(self, around):
        super().__init__()
        self.around, self.texts = [around], []

    def handle_starttag(self, tag, attrs):
        if tag not in Balance.VOID:
            self.around.append(dict(attrs).get("lang") or self.around[-1])

    def handle_startendtag(self, tag, attrs):
        """Nothing stands in it."""

    def handle_endtag(self, tag):
        self.around.pop()

    def handle_data(self, data):
        if data.strip():
            self.texts.append((self.around[-1], data.strip()))


def spoken(html, around="de"):
    reader = Spoken(around)
    reader.feed(html)
    return reader.texts


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("glossary", "Words in this lesson"),
        ("sources", "Sources"),
        ("callout", "Source:"),
        ("audio", "Full text of the recording"),
        ("video", "Download the recording"),
        ("text", "Close"),
    ],
)
def test_words_around_german_blocks_are_spoken_in_the_readers_language(kind, words):
    kinds = (kind, "glossary") if kind == "text" else (kind,)
    with translation.override("bg"):
        expected = translation.gettext(words)
    assert ("bg", expected) in spoken(render(*kinds, active="bg"))
    assert ("de", translation.gettext(words)) in spoken(render(*kinds, active="de"))


def test_no_bulgarian_word_stands_in_a_german_element_and_no_german_one_in_a_bulgarian():
    texts = spoken(render(active="bg"))
    cyrillic = re.compile("[А-Яа-я]")
    assert [text for language, text in texts if language == "de" and cyrillic.search(text)] == []
    assert [text for language, text in texts if language == "bg" and not cyrillic.search(text)] == []


def test_a_step_that_may_not_be_reached_is_named_without_a_link():
    assert "Weg" in render("text", step_url=lambda key: None)
    assert "<a" not in rendering.render_blocks(blocks("text"), [], "de", step_url=lambda key: None)
