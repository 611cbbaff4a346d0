"""Imports: what somebody has, as candidates for entries: tables, Popolo files, TimelineJS files.

A reader of a format (`tables`, `popolo`, `timelinejs`) gives candidates, each with the key that its own file knows it
by; `planning` finds an id for each, leads its references to ids, and leaves out what the model does not take.

Not here: the writing of files and the check that they must pass (cli).
"""
