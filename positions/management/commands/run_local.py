"""`manage.py run_local`, which is `make run`: the whole tracker on one's own machine, in one command."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application

from positions.local.accounts import ensure_accounts
from positions.local.serving import HOST, LocalServer, PortTakenError, stop_politely_on_signals, stop_with
from positions.models import Position
from tracker.environment import number


class Command(BaseCommand):
    """Prepare what is missing, say where everything is, and serve until Ctrl-C."""

    help = "Set up and serve the tracker on this machine (local mode only); PORT chooses the port."

    def handle(self, *args: Any, **options: Any) -> None:
        """A second start finds all in place and serves within seconds."""
        if not settings.DEBUG:
            raise CommandError(
                "run_local is for the local mode, and DEBUG is off: serve a site as docs/operations.md says."
            )
        stop_politely_on_signals()
        if "MAKELEVEL" in os.environ:
            stop_with(os.getppid())
        with contextlib.suppress(KeyboardInterrupt):
            self._run(reserve(number("PORT", default=8000, least=1, most=65535)))
        self._say("\nStopped. Everything is kept for the next start.")

    def _run(self, server: LocalServer) -> None:
        var_dir: Path = settings.VAR_DIR
        with alone(var_dir):
            self._say("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
            if not Position.objects.exists():
                self._say("Loading the record, once …")
                call_command("load_dataset", settings.BASE_DIR / "fixtures", stdout=self.stdout)
                self._say("Making the first release of it …")  # a second or two, beside the minute of loading
                call_command("build_release", stdout=self.stdout)
            with pghistory.context(reason="run_local"):
                given = ensure_accounts(var_dir / "accounts.txt")
        application = get_internal_wsgi_application()
        server.open()
        self._welcome(server.port, given, var_dir / "accounts.txt")
        server.serve(application)

    def _welcome(self, port: int, given: dict[str, str], accounts: Path) -> None:
        site = f"http://{HOST}:{port}"
        self._say(
            f"\nThe tracker is ready, with {Position.objects.count():,} positions.\n\n"
            f"  Site    {site}/\n"
            f"  Admin   http://{settings.DESK_HOST or HOST}:{port}/admin/\n"
            f"  API     {site}/api/docs/   (schema: {site}/api/v1/schema/)"
        )
        self._say(f"\nAccounts for the admin are in {accounts}" + (", new ones:" if given else "."))
        for name, password in given.items():
            self._say(f"  {name:<14} {password}")
        self._say("\nStop it with Ctrl-C.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()  # also when the output goes to a file


def reserve(port: int) -> LocalServer:
    """The server on its port, or a sentence and exit code 1."""
    try:
        return LocalServer(port)
    except PortTakenError as error:
        raise CommandError(str(error)) from error


@contextlib.contextmanager
def alone(var_dir: Path) -> Iterator[None]:
    """One start at a time prepares the database; a second one waits for it."""
    var_dir.mkdir(parents=True, exist_ok=True)
    with (var_dir / "setup.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
