"""`manage.py check_record`: put the whole record before its rules."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from positions import record_check
from positions.snapshot import one_state


class Command(BaseCommand):
    """Changes nothing. Each finding is a line; a clean record ends with what was checked."""

    requires_system_checks = []  # they read every page's address, which the record does not touch
    help = "Verify every rule over the whole record and recompute all stance periods; exit 1 on a finding."

    def handle(self, *args: Any, **options: Any) -> None:
        """Findings go to standard output as they are found."""
        found = 0
        with one_state():
            for sentence in record_check.findings(today=timezone.now().date()):
                self.stdout.write(sentence)
                found += 1
            checked = ", ".join(f"{number:,} {what}" for what, number in record_check.counts().items())
        if found:
            findings = "one finding" if found == 1 else f"{found:,} findings"
            self.stderr.write(f"The record is not clean: {findings} ({checked} checked).")
            sys.exit(1)
        self.stdout.write(f"The record is clean: {checked} checked.")
