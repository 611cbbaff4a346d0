"""Findings about the data as values: diagnostics, their codes and severities, and places in files.

Not here: the judgment that makes a finding (reading, evidence, checks), and printing one (cli, mkdocs_plugin).
"""
