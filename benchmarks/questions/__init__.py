"""What is asked of every target, and what the right answers are.

The answers are computed from the CSV files alone, by a few plain loops that share nothing with the product:
so a fast answer that is wrong is found, whoever gave it.
"""
