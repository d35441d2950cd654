import re
import shutil

import polib
import pytest

from tools import catalogues
from tools.catalogues import CHECKOUT


def test_catalogues_are_complete_and_right():
    assert list(catalogues.problems()) == []


def entry(msgid="%(count)s lesson", msgstr="", plural="", forms=None, **more):
    return polib.POEntry(msgid=msgid, msgstr=msgstr, msgid_plural=plural, msgstr_plural=forms or {}, **more)


def sentences(made, language="de"):
    return list(catalogues._entry_problems(made, language))


def test_entry_that_is_right_has_no_problem():
    plural = entry(plural="%(count)s lessons", forms={0: "Eine Lektion", 1: "%(count)s Lektionen"})
    single = entry("See <a>%(name)s</a>", "<a>%(name)s</a> ansehen")
    assert (sentences(plural), sentences(single)) == ([], [])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (entry("Save"), "is not translated"),
        (entry("Save", "Speichern", flags=["fuzzy"]), "is fuzzy"),
        (entry("Hello %(name)s", "Hallo %(nam)s"), "has other placeholders than the source: 'Hallo %(nam)s'"),
        (entry("<b>Now</b>", "<b>Jetzt"), "has other HTML than the source: '<b>Jetzt'"),
        (
            entry("a\n", "a"),
            "begins or ends with a line break where the source does not, or the other way round",
        ),
        (entry("a", plural="b", forms={0: "c"}), "has 1 plural forms instead of 2"),
    ],
)
def test_entry_that_is_wrong_is_named(wrong, sentence):
    assert sentences(wrong) == [sentence]


def test_plural_rule_that_is_wrong_is_named():
    catalogue = polib.POFile()
    catalogue.metadata = {"Plural-Forms": catalogues.TWO}
    assert list(catalogues._plural_rule_problems("pl", catalogue)) == [
        "2 plural forms instead of 3",
        f"the plural rule is wrong: {catalogues.TWO!r}",
    ]


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_plural_rules_of_ours_are_right(language):
    catalogue = polib.POFile()
    catalogue.metadata = {"Plural-Forms": catalogues.PLURALS[language]}
    assert list(catalogues._plural_rule_problems(language, catalogue)) == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_text_of_the_source_that_no_catalogue_has_is_named(monkeypatch):
    empty = dict.fromkeys(["de"], polib.POFile())
    monkeypatch.setattr(catalogues, "texts_of_the_source", lambda: [entry("New text")])
    assert list(catalogues._differences(empty)) == [
        "de: 'New text' is missing; `./dev messages` collects what the source says",
    ]


def test_collecting_keeps_translations_and_drops_what_is_gone(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    monkeypatch.setattr(catalogues, "texts_of_the_source", lambda: [entry("Save"), entry("Go")])
    old = polib.POFile()
    old.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    old.extend([entry("Save", "Speichern"), entry("Gone", "Weg")])
    path = catalogues.path_of("de")
    path.parent.mkdir(parents=True)
    old.save(str(path))

    catalogues.collect()

    texts = {made.msgid: made.msgstr for made in polib.pofile(str(path))}
    english = {made.msgid: made.msgstr for made in polib.pofile(str(catalogues.path_of("en")))}
    assert (texts, english) == ({"Save": "Speichern", "Go": ""}, {"Save": "Save", "Go": "Go"})


def test_texts_are_marked_under_names_that_the_collector_knows():
    aliases = re.compile(r"\b[np]{0,2}gettext(?:_lazy)? as (\w+)")
    found = {
        f"{path.relative_to(CHECKOUT)}: {name}"
        for room in catalogues.ROOMS
        for path in (CHECKOUT / room).rglob("*.py")
        for name in aliases.findall(path.read_text(encoding="utf-8"))
        if name != "_"
    }
    assert found == set()
