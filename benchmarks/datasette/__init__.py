"""Datasette, which somebody who has such tables would otherwise take: how its file is made and asked."""
