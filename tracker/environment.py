"""Read settings from the environment, and refuse loudly what cannot be meant.

Every function names the variable in what it raises, so that a start that fails says what to set. What
a variable is (``says``) stands where it is read; docs/operations.md is written from there.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True)
class Variable:
    """What is told of a variable: what it is, and what counts where it is not set."""

    says: str
    default: str


READ: dict[str, Variable] = {}
"""Every variable that was read, as it was read first."""


def text(name: str, default: str = "", *, says: str = "", shown: str = "") -> str:
    """The variable without surrounding blanks; empty counts as not set. ``shown``: the default in words."""
    if says:
        READ.setdefault(name, Variable(says, shown or default))
    return os.environ.get(name, "").strip() or default


def required(name: str, why: str, *, says: str = "") -> str:
    """The variable, or a start that stops with a sentence that names it."""
    if value := text(name, says=says, shown="must be set"):
        return value
    raise ImproperlyConfigured(f"{name} is not set: {why}")


def flag(name: str, *, default: bool, says: str = "") -> bool:
    """Yes or no."""
    value = text(name, says=says, shown=str(int(default))).lower()
    if not value:
        return default
    if value in YES | NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} is {value!r}: say 1 (yes) or 0 (no).")


def number(name: str, *, default: int, least: int = 0, most: int | None = None, says: str = "") -> int:
    """A whole number within its bounds."""
    value = text(name, says=says, shown=str(default))
    if not value:
        return default
    bounds = f"from {least} to {most}" if most is not None else f"of at least {least}"
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}: it must be a whole number {bounds}.")
    if int(value) < least or (most is not None and int(value) > most):
        raise ImproperlyConfigured(f"{name} is {value}: it must be a whole number {bounds}.")
    return int(value)


def words(value: str) -> list[str]:
    """A list separated by commas, blanks around the items dropped."""
    return [item.strip() for item in value.split(",") if item.strip()]


def choice(name: str, *, default: str, among: tuple[str, ...], says: str = "") -> str:
    """One of a closed list, whatever its case."""
    value = text(name, default, says=says).upper()
    if value in among:
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}: it must be one of {', '.join(among)}.")


def folder(name: str, default: Path, *, says: str = "", shown: str = "") -> Path:
    """A folder, made absolute; it need not exist yet."""
    return Path(text(name, says=says, shown=shown) or default).expanduser().resolve()
