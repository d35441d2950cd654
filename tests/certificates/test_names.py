import pytest

from certificates import names


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("Ștefania Țîrțîu", "Ştefania  Ţîrţîu "),
        ("Željka Ivković", "Z\u030celjka ivkovic\u0301"),
        ("Łucja Święcicka-Żółkiewska", "ŁUCJA ŚWIĘCICKA-ŻÓŁKIEWSKA"),
        ("Jan Groß", "jan gross"),
        ("Жанета Цветанова", "жанета цветанова"),
    ],
)
def test_a_name_is_the_same_whatever_the_keyboard(printed, typed):
    assert names.is_same(printed, typed)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("Lea Muster", "Lea Master"), ("Željka", "Zeljka"), ("Lea Muster", ""), ("Łucja", "Lucja")],
)
def test_another_name_is_another_name(printed, typed):
    assert not names.is_same(printed, typed)


def test_a_commitment_depends_on_name_and_salt_and_shows_neither():
    one, other = names.new_salt(), names.new_salt()
    assert names.commitment("Lea Muster", one) == names.commitment("lea  muster", one)
    assert names.commitment("Lea Muster", one) != names.commitment("Lea Muster", other)
    assert names.commitment("Lea Muster", one) != names.commitment("Lea Meister", one)


@pytest.mark.parametrize(
    ("name", "short"),
    [("Lea Muster", "L. M."), ("Łucja Święcicka-Żółkiewska", "Ł. Ś."), ("Nguyễn Thị Hạnh", "N. T. H.")],
)
def test_initials(name, short):
    assert names.initials(name) == short
