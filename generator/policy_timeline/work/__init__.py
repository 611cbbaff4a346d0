"""How work is done, whatever it is about: kept results, workers, progress, terminals.

Not here: anything that knows an entry, a source or a page.
"""
