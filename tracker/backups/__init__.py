"""Backups: the whole database in one file that was proven to come back, and the way back.

A backup is a zip of ``record.dump`` (pg_dump's custom format, one state of the database) and
``manifest.json`` (what is in it, and its SHA-256). It is written beside its place, restored
into a scratch database, checked by ``check_record``, and only then given its name.

A restore fills a database of its own, checks it, and then changes places with the one in use
in a single transaction: whatever is interrupted, the site has one whole record or the other.
"""
