"""Arithmetic of the record: plain values in, plain values out.

No query, no clock, no settings. What the database and the faces do is decided here.
"""
