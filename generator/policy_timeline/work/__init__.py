"""Memo, workers, progress."""
