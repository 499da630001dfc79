"""What hindered a command, told to who runs it: a sentence in place of a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from positions.hindrances import hindrance


@contextmanager
def told() -> Iterator[None]:
    """Exit code 1 and the sentence, where something hinders what is done inside."""
    try:
        yield
    except Exception as error:
        sentence = hindrance(error)
        if sentence is None:
            raise
        raise CommandError(sentence) from error
