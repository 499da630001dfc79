"""The face for programs: the read-only API, version 1, under /api/v1/.

Each resource has a file under the noun of its address and says three things once: its
parameters, its shape, and the rows. From these come the answer in JSON and CSV, the
refusal of bad requests, and the description (OpenAPI).
"""
