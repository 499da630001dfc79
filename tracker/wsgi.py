"""The door for WSGI servers: `tracker.wsgi`. It serves a site, never the local mode by oversight."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("STATEMENT_TIMEOUT", "15000")  # no reader waits longer, nor keeps others waiting

django.setup(set_prefix=False)

# only now: these need the settings
from django.conf import settings  # noqa: E402

from positions.front import Front  # noqa: E402
from positions.shares import Share  # noqa: E402
from tracker.monitoring.requests import Monitored  # noqa: E402
from tracker.programs import Application  # noqa: E402
from tracker.replicas import replicas  # noqa: E402

front = Front(Application(), most=settings.FINISHED_BYTES, share=Share.of_programs, showing=replicas.showing)
application = Monitored(front)
