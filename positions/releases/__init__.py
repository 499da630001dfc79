"""Releases: dated, immutable copies of the whole public record, for people who compute.

``building`` writes one, whole or not at all; ``shelf`` reads those that there are. The
tables are declared once, in ``tables``; CSV, Parquet, SQLite and the data package all come
from that declaration, and the first from one state of the database.
"""
