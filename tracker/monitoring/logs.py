"""Log lines: one JSON object each on a site, a plain line in local mode; each bears the id of its request.

Nothing personal is in them: no address, name or question of a reader, and of what the database
refuses not the row that it quotes.
"""

from __future__ import annotations

import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

QUOTED = re.compile(r"^(DETAIL|CONTEXT|LINE \d+): .*\n?(\s+\^\n?)?", re.MULTILINE)
"""Lines in which PostgreSQL quotes rows and values."""

BESIDE: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(allow=["method", "path", "status", "milliseconds", "kept"]),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]
"""What a line says beside its sentence."""


def without_rows(logger: WrappedLogger, method: str, line: EventDict) -> EventDict:
    """Leave out of an error of the database the values that it quotes: a draft's text, a user's name."""
    for place in ("event", "exception"):
        if isinstance(line.get(place), str):
            line[place] = QUOTED.sub("", line[place])
    return line


def logging(*, level: str, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING, to standard error."""
    last: Processor = structlog.processors.JSONRenderer() if as_json else plain
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*BESIDE, without_rows],
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django's own handlers would say each line twice, and mail errors to nobody.
        "loggers": {"django": {"handlers": [], "propagate": True}},
    }


def plain(logger: WrappedLogger, method: str, line: EventDict) -> str:
    """A line for people: when, how grave, who says it, what, and the rest as name=value."""
    head = f"{line.pop('timestamp')} {line.pop('level').upper()} {line.pop('logger')}: {line.pop('event')}"
    traceback = line.pop("exception", None)
    rest = "".join(f" {name}={value}" for name, value in line.items())
    return f"{head}{rest}" + (f"\n{traceback}" if traceback else "")
