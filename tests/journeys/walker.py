"""Walks the site as a person does: reads pages, follows links, fills forms. Knows addresses only from what it read."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from courses import documents


class _Forms(HTMLParser):
    """The forms of a page with their fields as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.links: dict[str, str] = {}
        self._link, self._words = "", ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        facts = dict(attributes)
        if tag == "form":
            self.forms.append(
                {"action": facts.get("action"), "method": facts.get("method", "get"), "fields": []}
            )
        elif tag == "a" and facts.get("href"):
            self._link, self._words = facts["href"] or "", ""
        elif self.forms and facts.get("name") and tag in {"input", "select", "textarea", "button"}:
            self.forms[-1]["fields"].append(facts | {"tag": tag})

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link:
            self.links[" ".join(self._words.split())] = self._link
            self._link = ""

    def handle_data(self, data: str) -> None:
        self._words += data


class Walker:
    """One person with one browser, without JavaScript."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.page: Any = None
        self.address = ""

    @property
    def html(self) -> str:
        return str(self.page.content.decode())

    @property
    def words(self) -> str:
        """What stands on the page, without markup, in one line."""
        visible = re.sub(r"<(script|style|svg).*?</\1>", " ", self.html, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", visible)).split())

    def go(self, address: str, **headers: str) -> "Walker":
        """Open an address and follow where it leads."""
        self.page = self.client.get(address, headers=headers or None, follow=True)
        self.address = self.page.redirect_chain[-1][0] if self.page.redirect_chain else address
        assert self.page.status_code < 500, self.address
        return self

    def links(self) -> dict[str, str]:
        return self._read().links

    def click(self, words: str) -> "Walker":
        """Follow the link whose words contain these."""
        found = [url for text, url in self.links().items() if words in text]
        assert found, f"no link {words!r} on {self.address}: {list(self.links())}"
        return self.go(found[0].split("#")[0])

    def send(self, action: str, press: tuple[str, str] | None = None, **fields: Any) -> "Walker":
        """Fill the form whose address contains `action` and send it by its button."""
        form = next((form for form in self._read().forms if action in (form["action"] or self.address)), None)
        assert form, f"no form {action!r} on {self.address}"
        sent = _filled(form) | fields | (dict([press]) if press else {})
        self.page = self.client.post(
            form["action"] or self.address, sent, follow=True, headers={"Sec-Fetch-Site": "same-origin"}
        )
        self.address = (
            self.page.redirect_chain[-1][0] if self.page.redirect_chain else form["action"] or self.address
        )
        assert self.page.status_code < 500, self.address
        return self

    def fields(self, action: str) -> list[dict[str, Any]]:
        """The fields of a form, to choose from."""
        return next(
            form["fields"] for form in self._read().forms if action in (form["action"] or self.address)
        )

    def _read(self) -> _Forms:
        reader = _Forms()
        reader.feed(self.html)
        return reader


def _filled(form: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends when nothing is changed, apart from buttons."""
    kept: dict[str, list[str]] = {}
    for field in form["fields"]:
        is_button = field["tag"] == "button" or field.get("type") == "submit"
        is_unset = field.get("type") in {"radio", "checkbox"} and "checked" not in field
        if not is_button and not is_unset and field["tag"] != "select":
            kept.setdefault(field["name"], []).append(field.get("value") or "")
    return kept


def right_answers(attempt: Any) -> dict[str, list[str]]:
    """The form's fields with the right answers: known to the test from the database, never from a page."""
    questions = documents.load(attempt.item.document_id)["questions"]
    return {
        f"q{number}": _right(slot, questions) for number, slot in enumerate(attempt.paper["slots"], start=1)
    }


def _right(slot: dict[str, Any], questions: list[dict[str, Any]]) -> list[str]:
    options = questions[slot["question"]]["question"]["options"]
    return [str(place) for place, index in enumerate(slot["options"]) if options[index]["right"]]
