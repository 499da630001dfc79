"""The one application of the project: the record, its rules and its three faces."""

from django.apps import AppConfig


class PositionsConfig(AppConfig):
    """Registers the app under the name its tables bear."""

    name = "positions"
    verbose_name = "Positions on AI governance"
    default_auto_field = "django.db.models.BigAutoField"
