"""Django's PostgreSQL backend, which starts the embedded server before it connects."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from tracker.embedded.server import server_at


class DatabaseWrapper(base.DatabaseWrapper):
    """Everything as in Django; `check` and other commands that do not connect start nothing."""

    def get_connection_params(self) -> dict[str, Any]:
        """What psycopg is told, once the server answers."""
        server_at(Path(self.settings_dict["EMBEDDED_HOME"])).ensure()
        return super().get_connection_params()
