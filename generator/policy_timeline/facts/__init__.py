"""What follows from the catalog, each fact derived once: proofs, stances by day, offices, what is published, history.

Not here: judgments (checks), and how a fact is shown (views) or exported (exports).
"""
