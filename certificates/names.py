"""Names on certificates: how they are compared, committed to in the ledger, and shortened."""

import hashlib
import hmac
import secrets
import unicodedata

# Romanian needs comma below; older keyboards write the cedilla (print.md, section 6).
COMMA_BELOW = str.maketrans("ŞşŢţ", "ȘșȚț")


def as_printed(name: str) -> str:
    """The name as it is stored and printed: composed letters, single spaces, Romanian letters with comma."""
    return " ".join(unicodedata.normalize("NFC", name).translate(COMMA_BELOW).split())


def _first(name: str) -> str:
    """Normalisation 1: as printed, without regard to case, apostrophe or kind of hyphen."""
    folded = as_printed(name).casefold()
    return folded.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")


# A ledger row names the number it was made with; a new rule gets a new number, old ones stay.
NORMALISATIONS = {1: _first}
CURRENT = 1


def is_same(printed: str, typed: str) -> bool:
    """Whether a typed name is the printed one, in constant time."""
    return hmac.compare_digest(_first(printed).encode(), _first(typed).encode())


def new_salt() -> str:
    """256 bits for a commitment."""
    return secrets.token_hex(32)


def commitment(name: str, salt: str, normalisation: int = CURRENT) -> str:
    """What the ledger holds instead of the name: it can be checked with name and salt, and tells nothing without."""
    text = NORMALISATIONS[normalisation](name)
    return hmac.new(bytes.fromhex(salt), text.encode(), hashlib.sha256).hexdigest()


def initials(name: str) -> str:
    """First letters, as in "L. M."; of a hyphenated name the first part's."""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())
