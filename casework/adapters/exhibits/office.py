"""Makes pages of a Word or OpenDocument text, by LibreOffice where that is installed.

It runs as a child with bounds, a profile of its own that lives no longer than it does, macros and
links off, and no network where the system lets us take it away.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from casework.domain.errors import Problem, Refused

SECONDS = 90
# The name of the program differs between systems.
PROGRAMS = ("soffice", "libreoffice")
# In a namespace of its own a process sees no network, not even this machine.
ALONE = ("unshare", "--user", "--map-root-user", "--net", "--")
BOUNDS = (
    "prlimit",
    f"--cpu={SECONDS}",
    f"--as={4 * 1024**3}",
    f"--fsize={256 * 1024**2}",
    "--core=0",
)
# LibreOffice's own settings: no macro runs, no linked file is fetched, nothing is asked.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def program() -> str | None:
    """Where LibreOffice is, or None."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def as_pdf(content: bytes, extension: str) -> bytes:
    """The text as PDF; other bytes each time. Raises Refused: exhibit-writer where LibreOffice is
    not installed, exhibit-broken when it makes no pages of the file.
    """
    found = program()
    if found is None:
        raise Refused(Problem("exhibit-writer"))
    # In a folder that only this user may open, and for as long as it takes.
    with tempfile.TemporaryDirectory(prefix="casework-") as folder:
        return _converted(found, content, extension, Path(folder))


def _converted(program: str, content: bytes, extension: str, folder: Path) -> bytes:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    source = folder / f"paper.{extension}"
    source.write_bytes(content)
    command = [
        *(program, f"-env:UserInstallation=file://{profile.parent}", "--headless", "--norestore"),
        *("--convert-to", "pdf", "--outdir", str(folder), str(source)),
    ]
    try:
        subprocess.run(  # noqa: S603 (a program of the system, and a path of our own)
            [*usable(BOUNDS), *usable(ALONE), *command],
            env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        return source.with_suffix(".pdf").read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        raise Refused(Problem("exhibit-broken")) from error


@cache
def usable(command: tuple[str, ...]) -> tuple[str, ...]:
    """The words before a command that bound it, where the system lets us."""
    if shutil.which(command[0]) is None:
        return ()
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)  # noqa: S603 (fixed words)
    return command if tried.returncode == 0 else ()
