"""A lesson's body from its document: today's markup around frozen content, without a query.

One template per block type, `courses/blocks/<type>.html`. A type without one is a loud error: content that was released
never disappears in silence.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from courses import prose, store
from courses.texts import SOURCE

Block = dict[str, Any]
StepAddress = Callable[[str], str | None]
STEP_LINK = re.compile(r'<a data-step="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
LEAVING_LINK = re.compile(r'<a href="(https?://[^"]*)"')
TERM = re.compile(r'<span data-term="([^"]*)">(.*?)</span>', re.DOTALL)


class UnknownBlock(LookupError):
    """A document holds a block type that no template shows."""


def render_blocks(
    blocks: Iterable[Block],
    sources: Iterable[dict[str, Any]],
    language: str,
    *,
    step_url: StepAddress | None = None,
    reader: str | None = None,
) -> SafeString:
    """The blocks as HTML. The page around marks the `lang` of the whole.

    `language` is the one they are written in. `reader` is the one in which glossary terms are explained and the words
    of the components stand (default: the active one), marked where it is another. `step_url` turns a step's key into
    an address; by default the learner's route, seen from another step of it.
    """
    reader = (reader or translation.get_language() or SOURCE).split("-")[0]
    page = Renderer(list(blocks), list(sources), language, reader, step_url or "../{}/".format)
    with translation.override(reader):
        return mark_safe("".join(page.parts()))  # noqa: S308 - made by our templates


@cache
def template_for(kind: str) -> Any:
    """The template of a block type."""
    try:
        return get_template(f"courses/blocks/{kind}.html")
    except TemplateDoesNotExist as missing:
        raise UnknownBlock(kind) from missing


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


class Renderer:
    """Renders the blocks of one body; knows its sources and glossary terms."""

    def __init__(
        self,
        blocks: list[Block],
        sources: list[dict[str, Any]],
        language: str,
        reader: str,
        step_url: StepAddress,
    ) -> None:
        self.blocks, self.language, self.reader = blocks, language, reader
        self.sources = [source | {"day": _day(source["legal_status_on"])} for source in sources]
        self.step_url = step_url
        self.source_of = {source["key"]: source for source in self.sources}
        self.terms = {term["key"]: term for block in blocks for term in block.get("terms", ())}
        self.popovers: list[str] = []

    @property
    def words_language(self) -> str:
        """What to write into the `lang` of the interface's own words; empty where the blocks speak the same."""
        return self.reader if self.reader != self.language else ""

    def parts(self) -> Iterable[str]:
        """Each block, followed by the popovers of its terms; the sources at the end unless they have their place."""
        blocks = list(self.blocks)
        if self.sources and not any(block["t"] == "sources" for block in blocks):
            blocks.append({"t": "sources", "id": "sources"})
        for block in blocks:
            yield self.block(block)
            yield from self.popovers
            self.popovers = []

    def block(self, block: Block) -> str:
        """One block by the template of its type."""
        prepare = getattr(self, f"_{block['t']}", None)
        context = {
            "block": block | (prepare(block) if prepare else {}),
            "anchor": block["id"],  # equal in all languages, so a language switch keeps the place
            "language": self.language,
            "words_language": self.words_language,
        }
        return str(template_for(block["t"]).render(context))

    def prose(self, html: str) -> SafeString:
        """Rich text: reduced to the allowed set again, links and terms alive."""
        html = prose.clean(html)
        html = STEP_LINK.sub(self._step_link, html)
        html = LEAVING_LINK.sub(lambda link: f'<a class="link-out" href="{link[1]}"', html)
        return mark_safe(TERM.sub(self._term_button, html))  # noqa: S308 - cleaned in the line above

    def _step_link(self, link: re.Match[str]) -> str:
        address = self.step_url(unescape(link[1]))
        return f'<a href="{escape(address)}">{link[2]}</a>' if address else link[2]

    def _term_button(self, place: re.Match[str]) -> str:
        term = self.terms.get(unescape(place[1]))
        if term is None:
            return place[2]
        name = f"term-{escape(term['key'])}"
        popover = get_template("courses/blocks/_term.html").render(
            self._term(term) | {"name": name, "words_language": self.words_language}
        )
        self.popovers.append(str(popover))
        return (
            f'<button type="button" class="term" popovertarget="{name}" aria-describedby="{name}-text"'
            f"{self._language_of(place[2], term)}>{place[2]}</button>"
        )

    def _language_of(self, words: str, term: dict[str, Any]) -> str:
        """A German word that stays German in a translated text is spoken as German."""
        german, own = (term["word"].get(language, "") for language in (SOURCE, self.language))
        stays = self.language != SOURCE and unescape(words).casefold() == german.casefold() != own.casefold()
        return f' lang="{SOURCE}"' if stays else ""

    def _term(self, term: dict[str, Any]) -> dict[str, Any]:
        """The German word, its partner in the reader's language, and the explanation the reader can read best."""
        german = term["word"].get(SOURCE, "")
        partner = term["word"].get(self.reader, "") if self.reader != SOURCE else ""
        partner = "" if partner == german else partner  # AGG is called so in every language
        shown = self.reader if term["explanation"].get(self.reader) else SOURCE
        return {
            "key": term["key"], "german": german, "partner": partner, "reader": self.reader,
            "explanation": term["explanation"].get(shown, ""), "shown": shown, "language": self.language,
        }  # fmt: skip

    # --- what the templates get beside the frozen fields, by block type -----------------------------------------

    def _text(self, block: Block) -> Block:
        return {"html": self.prose(block["html"])}

    def _callout(self, block: Block) -> Block:
        return {"text": self.prose(block["text"]), "source": self.source_of.get(block["source"])}

    def _accordion(self, block: Block) -> Block:
        return {"items": [item | {"text": self.prose(item["text"])} for item in block["items"]]}

    def _timeline(self, block: Block) -> Block:
        return {
            "entries": [
                {
                    "name": f"{entry['label']}: {entry['heading']}",
                    "text": entry["text"],
                    "is_turn": entry["turning"],
                }
                for entry in block["entries"]
            ]
        }

    def _image(self, block: Block) -> Block:
        media = block["media"]
        if media is None:
            return {"url": ""}
        sizes = [f"{store.url(size['name'])} {size['width']}w" for size in media["srcset"]]
        return {"url": store.url(media["name"]), "srcset": ", ".join(sizes)}

    def _video(self, block: Block) -> Block:
        tracks = [
            track | {
                "url": store.url(track["name"]),
                "label": translation.get_language_info(track["language"])["name_local"],
                     "is_default": track["language"] == self._track_language(block["tracks"])}
            for track in block["tracks"]
        ]  # fmt: skip
        return self._with_file(block) | {"tracks": tracks, "transcript": self.prose(block["transcript"])}

    _audio = _video

    def _track_language(self, tracks: list[dict[str, Any]]) -> str:
        """The captions shown at once: the reader's, else those of the lesson."""
        return self.reader if any(track["language"] == self.reader for track in tracks) else self.language

    def _with_file(self, block: Block) -> Block:
        media = block["media"]
        return {"url": store.url(media["name"]) if media else ""}

    def _external_video(self, block: Block) -> Block:
        return {"host": urlsplit(block["url"]).hostname or block["url"]}

    def _download(self, block: Block) -> Block:
        media = block["media"]
        ending = media["name"].rpartition(".")[2].upper() if media else ""
        return self._with_file(block) | {"ending": ending}

    def _glossary(self, block: Block) -> Block:
        return {"terms": [self._term(term) for term in block["terms"]]}

    def _sources(self, block: Block) -> Block:
        return {"sources": self.sources}
