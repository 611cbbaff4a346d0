"""What an entry is: kinds, records, terms and dates as typed, frozen values, and the catalog that links all entries.

Not here: how a file becomes an entry (reading), and what follows from entries (facts) or must be true of them (checks).
"""
