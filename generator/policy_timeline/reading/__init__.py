"""From files to the catalog: YAML and its faults, the files of data/, the archive and the text in its documents.

Not here: what a text says (texts, evidence), and whether an entry is right (checks).
"""
