"""Read settings from the environment, and refuse loudly what cannot be meant.

Every function names the variable in what it raises, so that a start that fails says what to set.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; empty counts as not set."""
    return os.environ.get(name, "").strip() or default


def required(name: str, why: str) -> str:
    """The variable, or a start that stops with a sentence that names it."""
    if value := text(name):
        return value
    raise ImproperlyConfigured(f"{name} is not set: {why}")


def flag(name: str, *, default: bool) -> bool:
    """Yes or no."""
    value = text(name).lower()
    if not value:
        return default
    if value in YES | NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} is {value!r}: say 1 (yes) or 0 (no).")


def number(name: str, *, default: int, least: int = 0, most: int | None = None) -> int:
    """A whole number within its bounds."""
    value = text(name)
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


def choice(name: str, *, default: str, among: tuple[str, ...]) -> str:
    """One of a closed list, whatever its case."""
    value = text(name, default).upper()
    if value in among:
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}: it must be one of {', '.join(among)}.")


def folder(name: str, default: Path) -> Path:
    """A folder, made absolute; it need not exist yet."""
    return Path(text(name, str(default))).expanduser().resolve()
