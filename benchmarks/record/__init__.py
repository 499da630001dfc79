"""The synthetic record: deterministic, as skewed as real ones are, in the format of a data set.

The same size gives the same bytes, and a smaller record is the beginning of a larger one. Nothing in
it is true but the countries' names; its files and titles say so.
"""
