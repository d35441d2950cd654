"""Colours that organisations choose."""

LEAST_CONTRAST = 7.0  # on white, so that a certificate survives a photocopy


def contrast_on_white(colour: str) -> float:
    """Contrast of a colour such as #0E4F5C on white, by WCAG 2.2: from 1 to 21."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
