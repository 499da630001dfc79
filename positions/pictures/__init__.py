"""Pictures to take away: map, charts and boards as SVG that needs nothing else, and as PNG.

What is drawn comes in as plain values; nothing here reads the record or knows an address.
"""
