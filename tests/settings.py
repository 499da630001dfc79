"""The tests' settings: the tracker's, with a folder and a database server of their own, and in a hurry.

They are read before any conftest, so this is the place to say where the server keeps its data.
"""

import os
from pathlib import Path

# a running `make run` keeps its server: the tests get another
os.environ.setdefault("TRACKER_VAR", str(Path(__file__).resolve().parent.parent / "var/tests"))

from tracker.settings import *  # noqa: F403 (a settings module is a list of names: here the star says it best)
from tracker.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
API_RATE_LIMIT = 1_000_000  # tests ask faster than anybody
# nothing has to outlive a test: no commit waits for the disk
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
