"""User names that the platform gives: two plain words and a number, easy to read out and to type in any language.

A person does not choose one, so no answer can tell whether a name is taken (docs/decisions/0006), and a name says
nothing about the person.
"""

import secrets

THINGS = (
    "ahorn", "ampel", "anker", "apfel", "atlas", "balkon", "banane", "birke", "blatt", "brunnen", "delta", "domino",
    "drachen", "feder", "fenster", "flagge", "garten", "gitarre", "globus", "hafen", "hammer", "insel", "kajak",
    "kaktus", "kamera", "karte", "kiosk", "klavier", "komet", "kompass", "koralle", "kranich", "lampe", "linde",
    "lupe", "magnet", "mango", "melone", "minze", "mond", "museum", "nadel", "nebel", "oliven", "orange", "paddel",
    "palme", "papier", "pinsel", "planet", "poster", "quelle", "radar", "rakete", "regen", "rosine", "salat",
    "segel", "sonne", "spiegel", "tafel", "tango", "taube", "teppich", "tomate", "tulpe", "tunnel", "ufer", "violine",
    "vulkan", "wald", "welle", "wiese", "wolke", "zebra", "zelt", "ziegel", "zitrone",
)  # fmt: skip


def suggest() -> str:
    """A name such as `linde-kompass-482`; whoever stores it tries again when it is taken."""
    return f"{secrets.choice(THINGS)}-{secrets.choice(THINGS)}-{100 + secrets.randbelow(900)}"
