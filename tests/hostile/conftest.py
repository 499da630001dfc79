"""Who knocks: the desk's people, signed in, as tests of the desk have them."""

from __future__ import annotations

from tests.admin.conftest import administrator, analyst, reviewer, sign_in

__all__ = ["administrator", "analyst", "reviewer", "sign_in"]
