"""Names stand where people look for them, in the seven languages and on both databases."""

import random

import pytest

from people import actions, queries
from people.sorting import sort_key

IN_ORDER = [
    "Ädel Anna", "Adler Bert", "Čović Dino", "Dąbrowska Ewa", "Đurić Luka", "Łucja Małek", "Lukas Vogt", "Öztürk Ela",
    "Ozwald Rut", "Șerban Ion", "Stefania Greco", "Źródło Jan", "Zwick Uwe", "Георги Илиев", "Ярослав Вит",
]  # fmt: skip


def shuffled():
    return random.Random(3).sample(IN_ORDER, len(IN_ORDER))  # noqa: S311 - an order, not a secret


def test_in_python():
    assert sorted(shuffled(), key=sort_key) == IN_ORDER


def test_control_without_the_key_the_marked_letters_stand_last():
    assert sorted(shuffled()) != IN_ORDER


def test_in_the_database(ada):
    for number, name in enumerate(shuffled()):
        actions.create_person(by=ada, username=f"person{number}", name=name)
    listed = [person.name for person in queries.people_seen_by(ada) if person.name in IN_ORDER]
    assert listed == IN_ORDER


@pytest.mark.parametrize("search", ["öztürk", "ÖZTÜRK", "Öz"])
def test_a_person_is_found_whatever_the_case(ada, search):
    actions.create_person(by=ada, username="ela", name="Öztürk Ela")
    assert [person.name for person in queries.people_seen_by(ada, search)] == ["Öztürk Ela"]


def test_what_is_searched_for_is_no_pattern(ada):
    assert list(queries.people_seen_by(ada, "(.*")) == []
