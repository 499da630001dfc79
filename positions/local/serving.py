"""Serve the tracker on one's own machine: reserve the port first, answer when ready, stop when told.

A site is served by granian instead; here one process with threads is enough and stops at once.
"""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

HOST = "127.0.0.1"


class PortTakenError(Exception):
    """Somebody else listens on the port."""


class LocalServer:
    """A port that is reserved at once, so that a start that cannot end well ends early."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._server = ThreadedWSGIServer(
            (HOST, port), WSGIRequestHandler, ipv6=False, bind_and_activate=False
        )
        self._server.daemon_threads = True  # a request under way does not hold up the end
        self._guarded(self._server.server_bind)

    def _guarded(self, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as error:
            self._server.server_close()
            raise PortTakenError(
                f"Port {self.port} of {HOST} cannot be had ({error.strerror}). "
                f"Is the tracker running already? Else choose another port: PORT={self.port + 1} make run"
            ) from error

    def open(self) -> None:
        """From now on a browser is not turned away."""
        self._guarded(self._server.server_activate)

    def serve(self, application: Callable[..., Any]) -> None:
        """Answer until an exception ends it: Ctrl-C, or what a signal raises."""
        logging.getLogger("django.server").setLevel(logging.WARNING)  # what went well needs no line
        self._server.set_app(application)
        try:
            self._server.serve_forever()
        finally:
            self._server.server_close()


def stop_politely_on_signals() -> None:
    """Let SIGTERM, and the end of the terminal, end the process as Ctrl-C does: with all its farewells.

    SIGINT too: a shell that starts it in the background lets it ignore that otherwise.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup wants that ignored
        signal.signal(signal.SIGHUP, stop)


def stop_with(parent: int) -> None:
    """Stop when this parent has gone: a `make` that was killed must not leave a server behind it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
