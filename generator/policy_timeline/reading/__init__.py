"""Turns files into entries."""
