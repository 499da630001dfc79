"""How fast the tracker is: a synthetic record of any size, the workloads, and what they are set beside.

`python -m benchmarks` (or `make bench`) measures the product through its real server beside Datasette and
beside a floor without framework, on the same record, in the same run. README.md says how.
"""
