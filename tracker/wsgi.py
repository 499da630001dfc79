"""The door for WSGI servers: `gunicorn tracker.wsgi`. It serves a site, never the local mode by oversight."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
os.environ.setdefault("DEBUG", "0")

application = get_wsgi_application()
