"""The verification code on the paper: 27 random symbols (135 bits) and a check symbol, in seven groups of four.

The check symbol is the sum over GF(32), polynomial x^5 + x^2 + 1, of each symbol times alpha to the power of its
place. It catches every single wrong symbol and every exchange of two symbols before anything is looked up.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
LENGTH = 28
GROUP = 4
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
SEPARATORS = str.maketrans("", "", "-\u2010\u2011\u2012\u2013\u2014\u2212")
MODULUS = 0b100101
ORDER = 31
SERIAL = re.compile(r"[A-Z]{2,6}[-\u2010-\u2014\s]*[0-9]{4}[-\u2010-\u2014\s]*[0-9]{3,8}")  # MT-2026-000418


class NotACode(ValueError):
    """What was typed has another length or other symbols than a code, or is the certificate's number."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        symbols = _symbols(typed)
        self.length = len(symbols)
        self.foreign = "".join(dict.fromkeys(symbol for symbol in symbols if symbol not in ALPHABET))
        self.is_serial = bool(SERIAL.fullmatch(typed.strip().upper()))


class Mistyped(ValueError):
    """The symbols are possible, but the check symbol does not fit: a typing mistake."""


def _powers() -> list[int]:
    powers = [1]
    for _ in range(ORDER - 1):
        doubled = powers[-1] << 1
        powers.append(doubled ^ MODULUS if doubled & 32 else doubled)
    return powers


POWERS = _powers()
LOGARITHMS = {value: power for power, value in enumerate(POWERS)}


def _times_alpha(value: int, power: int) -> int:
    return POWERS[(LOGARITHMS[value] + power) % ORDER] if value else 0


def check_symbol(symbols: str) -> str:
    """The check symbol for the first 27 symbols. Places count from 1."""
    total = 0
    for place, symbol in enumerate(symbols, start=1):
        total ^= _times_alpha(ALPHABET.index(symbol), place)
    return ALPHABET[total]


def make() -> str:
    """A new code from the system's source of randomness."""
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return symbols + check_symbol(symbols)


def grouped(code: str) -> str:
    """The code as it is printed: groups of four with spaces between."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _symbols(typed: str) -> str:
    """What was typed, without grouping and in the letters of a code. O reads as 0, I and L as 1."""
    return "".join(typed.split()).translate(SEPARATORS).upper().translate(READ_AS)


def parse(typed: str) -> str:
    """The code that somebody typed, whatever its case, spaces and hyphens."""
    code = _symbols(typed)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        raise NotACode(typed)
    if check_symbol(code[:-1]) != code[-1]:
        raise Mistyped(typed)
    return code
