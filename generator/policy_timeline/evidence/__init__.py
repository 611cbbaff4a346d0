"""Judges quotations by the archived texts."""
