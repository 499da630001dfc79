"""The small data set of the exchange's tests, for commands that need a whole record."""

from tests.exchange.conftest import files

__all__ = ["files"]
