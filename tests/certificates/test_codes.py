import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import codes

drawn = "EXFP Z40Z NEHB X2CY ZBBX 3VX4 FV1G"  # the code in the drawings
any_code = st.text(alphabet=codes.ALPHABET, min_size=27, max_size=27).map(
    lambda text: text + codes.check_symbol(text)
)


def is_mistyped(code):
    try:
        codes.parse(code)
    except codes.Mistyped:
        return True
    return False


def test_a_code_holds_135_random_bits_and_the_check_symbol_of_the_drawing():
    made = {codes.make() for _ in range(200)}
    assert len(made) == 200
    assert {len(code) for code in made} == {28}
    assert len(codes.ALPHABET) ** 27 == 2**135
    assert codes.parse(drawn) == drawn.replace(" ", "")


@settings(deadline=None)
@given(any_code, st.data())
def test_a_code_is_read_in_any_case_and_grouping_and_with_look_alikes(code, data):
    typed = "".join(data.draw(st.sampled_from([symbol, symbol.lower()])) for symbol in codes.grouped(code))
    typed = typed.replace(" ", data.draw(st.sampled_from([" ", "-", "", "  ", "\u2011"])))
    zero, one = data.draw(st.sampled_from("0Oo")), data.draw(st.sampled_from("1IilL"))
    assert codes.parse(typed.replace("0", zero).replace("1", one)) == code


@settings(max_examples=12, deadline=None)  # each example tries every alteration
@given(any_code)
def test_every_single_wrong_symbol_is_called_a_typing_mistake(code):
    for place in range(28):
        for wrong in codes.ALPHABET:
            if wrong != code[place]:
                assert is_mistyped(code[:place] + wrong + code[place + 1 :])


@settings(max_examples=12, deadline=None)  # each example tries every alteration
@given(any_code)
def test_every_exchange_of_two_symbols_is_called_a_typing_mistake(code):
    for first, second in itertools.combinations(range(28), 2):
        if code[first] != code[second]:
            symbols = list(code)
            symbols[first], symbols[second] = symbols[second], symbols[first]
            assert is_mistyped("".join(symbols))


def test_control_a_plain_sum_without_places_misses_exchanges():
    def plain(symbols):
        total = 0
        for symbol in symbols:
            total ^= codes.ALPHABET.index(symbol)
        return total

    code = drawn.replace(" ", "")
    assert plain(code) == plain(code[1] + code[0] + code[2:])


@pytest.mark.parametrize(
    "typed", ["", "EXFP", drawn + "0", drawn.replace("G", "U"), "😀" * 28, "<script>" * 4]
)
def test_what_cannot_be_a_code_is_told_apart_from_a_typing_mistake(typed):
    with pytest.raises(codes.NotACode):
        codes.parse(typed)
