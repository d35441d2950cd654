import pytest
import yaml

from exchange.yaml_reader import MOST_DEPTH, Mapping, Scalar, Sequence, Unreadable, parse


def plain(node):
    """A tree of nodes as Python data."""
    if isinstance(node, Mapping):
        return {name: plain(value) for name, value in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def test_nothing_is_guessed():
    text = b"a: no\nb: on\nc: 2026-11-01\nd: 0x1F\ne: 1_000\nf: 12:30:45\ng: .inf\nh: 'null'\ntrue: yes\n"
    assert plain(parse(text)) == {
        "a": "no", "b": "on", "c": "2026-11-01", "d": "0x1F", "e": "1_000", "f": "12:30:45", "g": ".inf", "h": "null",
        "true": "yes",
    }  # fmt: skip


def test_lines_are_known():
    tree = parse("a:\n  - x\n  - ü: '§'\n".encode())
    assert (tree.lines["a"], tree.entries["a"].items[1].lines["ü"], tree.entries["a"].items[0].line) == (
        1,
        3,
        2,
    )


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n" % (c, c, *[c - 1] * 9) for c in b"bcdefghi"
)


def test_a_bomb_of_references_is_refused():
    with pytest.raises(Unreadable, match="References") as refused:
        parse(BOMB)
    assert refused.value.line == 1


def test_an_ordinary_reader_takes_the_bomb():
    """The control: the same text, accepted by the usual loader. Small here; nine lines make 43 million entries."""
    small = BOMB.split(b"d:")[0]
    assert len(yaml.safe_load(small)["c"][0][0]) == 9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"a: !!python/object/apply:os.system ['true']\n", "Tags"),
        (b"a: !x y\n", "Tags"),
        (b"a: 1\na: 2\n", "twice"),
        (b"? [a]\n: b\n", "has to be a word"),
        (b"a: 1\n---\nb: 2\n", "more than one document"),
        (b"", "empty"),
        (b"\xff\xfe", "UTF-8"),
        (b"a: [1\n", "not understood"),
        (b"a: \x01\n", "not understood"),
        (b"[" * (MOST_DEPTH + 5), "nested too deeply"),
        (b"a: b\n" * 1 + b"x" * 1_100_000, "larger than 1 MB"),
        (b"- x\n" * 60_000, "nested too deeply or too long"),
    ],
)
def test_what_is_not_allowed_is_told(text, words):
    with pytest.raises(Unreadable, match=words):
        parse(text)


def test_the_same_tree_from_both_parsers(monkeypatch):
    """Where the C parser is not built, Python's own reads the same."""
    text = "a: {de: 'ä', en: \"x\\u00a0y\"}\nb: |-\n  eins\n  zwei\nc: >-\n  eins\n  zwei\n".encode()
    fast = parse(text)
    monkeypatch.setattr("exchange.yaml_reader.Loader", yaml.SafeLoader)
    assert parse(text) == fast
    assert plain(fast) == {"a": {"de": "ä", "en": "x\xa0y"}, "b": "eins\nzwei", "c": "eins zwei"}


def test_nothing_is_told_apart_from_the_word():
    assert [Scalar(1, "null", is_plain).is_nothing for is_plain in (True, False)] == [True, False]
