"""The catalogues of the interface: collect the texts, compile them, check them.

One catalogue per language in locale/, without source locations, in the order of the source language. Compiling and
checking need Python alone; collecting needs gettext. Run it as `python -m tools.catalogues collect|compile|check`.
"""

import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

CHECKOUT = Path(__file__).resolve().parent.parent
LOCALE = CHECKOUT / "locale"
ROOMS = ("site", "people", "courses", "quizzes", "certificates", "exchange", "demo")
SOURCES = {".py", ".html", ".txt"}
REVIEWED = {"de", "en"}
LANGUAGES = ("de", "en", "bg", "hr", "it", "pl", "ro")

TWO = "nplurals=2; plural=(n != 1);"
PLURALS = {
    "de": TWO,
    "en": TWO,
    "bg": TWO,
    "it": TWO,
    "hr": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n!=1 && n%100>=1 && n%100<=19) ? 1 : 2);",
}
# Numbers that need different forms: the first of each group differs from the first of every other.
SAMPLES = {
    "hr": ((1, 21), (2, 23), (0, 5, 11)),
    "pl": ((1,), (2, 22), (0, 5, 21)),
    "ro": ((1,), (0, 2, 19), (20, 100)),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
TAG = re.compile(r"</?[a-z][^>]*>")

Key = tuple[str | None, str]


def path_of(language: str) -> Path:
    """Where a language's catalogue is."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def key_of(entry: polib.POEntry) -> Key:
    """What makes an entry the same in all catalogues."""
    return entry.msgctxt, entry.msgid


# --- collecting -------------------------------------------------------------------------------------------------


def texts_of_the_source() -> polib.POFile:
    """Every text that code and templates mark for translation, found by Django's own command in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / "locale").mkdir()
        for room in ROOMS:
            for source in sorted((CHECKOUT / room).rglob("*")):
                if source.suffix in SOURCES and source.is_file():
                    target = copy / source.relative_to(CHECKOUT)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, target)
        command = [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "-l",
            "de",
            "-e",
            "py,html,txt",
            "--keep-pot",
        ]
        outside = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
        subprocess.run([*command, "--no-location", "-v", "0"], cwd=copy, env=outside, check=True)
        return polib.pofile(str(copy / "locale" / "django.pot"))


def collect() -> int:
    """Bring all catalogues in line with the source; what is new is left empty, what is gone goes."""
    source = texts_of_the_source()
    for language in LANGUAGES:
        catalogue = _merged(source, language)
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))
        print(f"{language}: {len(catalogue)} texts, {len(catalogue.untranslated_entries())} to translate")
    return 0


def _merged(source: polib.POFile, language: str) -> polib.POFile:
    path = path_of(language)
    old = {key_of(entry): entry for entry in (polib.pofile(str(path)) if path.exists() else ())}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = "" if language in REVIEWED else "Not yet reviewed by a native speaker."
    catalogue.metadata = {
        "Project-Id-Version": "Streetwork Campus",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for entry in source:
        catalogue.append(_filled(entry, old.get(key_of(entry)), language))
    return catalogue


def _filled(entry: polib.POEntry, old: polib.POEntry | None, language: str) -> polib.POEntry:
    new = polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        comment=entry.comment,
        flags=[flag for flag in entry.flags if flag != "fuzzy"],
    )
    if entry.msgid_plural:
        count = int(PLURALS[language][len("nplurals=")])
        new.msgstr_plural = dict.fromkeys(range(count), "")
    if old and bool(old.msgid_plural) == bool(entry.msgid_plural):
        new.msgstr, new.msgstr_plural = old.msgstr, old.msgstr_plural or new.msgstr_plural
        new.flags += [flag for flag in old.flags if flag == "fuzzy"]
    if language == "en":  # the source is English
        new.msgstr = "" if entry.msgid_plural else entry.msgid
        new.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural} if entry.msgid_plural else {}
    return new


# --- compiling --------------------------------------------------------------------------------------------------


def compile_all() -> int:
    """Write the binary catalogues which the running site reads."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return 0


# --- checking ---------------------------------------------------------------------------------------------------


def problems() -> Iterator[str]:
    """Everything that is wrong with the catalogues, one sentence each."""
    catalogues: dict[str, polib.POFile] = {}
    for language in LANGUAGES:
        if not path_of(language).exists():
            yield f"{language}: there is no catalogue"
            continue
        try:
            catalogues[language] = polib.pofile(str(path_of(language)), check_for_duplicates=True)
        except (OSError, ValueError) as error:
            yield f"{language}: {error}"
    for language, catalogue in catalogues.items():
        yield from (f"{language}: {text}" for text in _plural_rule_problems(language, catalogue))
        for entry in catalogue:
            yield from (f"{language}: {entry.msgid!r}: {text}" for text in _entry_problems(entry, language))
    yield from _differences(catalogues)


def _plural_rule_problems(language: str, catalogue: polib.POFile) -> Iterator[str]:
    header = catalogue.metadata.get("Plural-Forms", "")
    match = re.fullmatch(r"nplurals=(\d); plural=(.+?);?", header)
    if not match:
        yield f"the plural rule can't be read: {header!r}"
        return
    rule = gettext.c2py(match[2])  # how gettext itself reads it
    groups = SAMPLES.get(language, ((1,), (0, 2, 5, 21)))
    if int(match[1]) != len(groups):
        yield f"{match[1]} plural forms instead of {len(groups)}"
    forms = [{rule(number) for number in group} for group in groups]
    if any(len(form) != 1 for form in forms) or len(set.union(*forms)) != len(groups):
        yield f"the plural rule is wrong: {header!r}"


def _entry_problems(entry: polib.POEntry, language: str) -> Iterator[str]:
    if entry.obsolete:
        yield "is obsolete"
    elif entry.fuzzy:
        yield "is fuzzy"
    elif not entry.translated():
        yield "is not translated"
    elif entry.msgid_plural:
        yield from _plural_problems(entry, language)
    else:
        yield from _text_problems(entry.msgid, entry.msgstr)


def _plural_problems(entry: polib.POEntry, language: str) -> Iterator[str]:
    wanted = int(PLURALS[language][len("nplurals=")])
    if sorted(entry.msgstr_plural) != list(range(wanted)):
        yield f"has {len(entry.msgstr_plural)} plural forms instead of {wanted}"
    few = _placeholders(entry.msgid)
    many = _placeholders(entry.msgid_plural)
    for text in entry.msgstr_plural.values():
        found = _placeholders(text)
        if not few <= found <= many and not found <= few:  # a form for one thing may leave out the number
            yield f"has other placeholders than the source: {text!r}"


def _text_problems(source: str, text: str) -> Iterator[str]:
    if _placeholders(source) != _placeholders(text):
        yield f"has other placeholders than the source: {text!r}"
    if Counter(TAG.findall(source)) != Counter(TAG.findall(text)):
        yield f"has other HTML than the source: {text!r}"
    if (source[:1] == "\n", source[-1:] == "\n") != (text[:1] == "\n", text[-1:] == "\n"):
        yield "begins or ends with a line break where the source does not, or the other way round"


def _placeholders(text: str) -> Counter[str]:
    return Counter("".join(match) for match in PLACEHOLDER.findall(text.replace("%%", "")))


def _differences(catalogues: dict[str, polib.POFile]) -> Iterator[str]:
    """Texts that are in one catalogue and not in another, or in the source and in none."""
    keys = {language: {key_of(entry) for entry in catalogue} for language, catalogue in catalogues.items()}
    if shutil.which("xgettext"):
        keys["source"] = {key_of(entry) for entry in texts_of_the_source()}
    everything = set().union(*keys.values())
    for language, known in keys.items():
        for _context, text in sorted(everything - known, key=str):
            yield f"{language}: {text!r} is missing; `./dev messages` collects what the source says"


def check() -> int:
    """Print every problem. The return value is the exit status."""
    found = list(problems())
    print("\n".join(found))
    return 1 if found else 0


VERBS = {"collect": collect, "compile": compile_all, "check": check}

if __name__ == "__main__":
    sys.exit(VERBS[sys.argv[1]]())
