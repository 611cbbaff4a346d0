"""What the system says when it does not let somebody read, write or print, or lacks a package."""

from __future__ import annotations


def what_system_says(error: OSError) -> str:
    """Return why something could not be read or written, with the file's name where the system gives one."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else f"this could not be written: {reason}"


def what_is_lacking(error: ModuleNotFoundError) -> str:
    """Return which package is not installed, as in an environment older than the program, and the remedy."""
    return f'the package "{error.name}" is not installed: install this program once more (in its own repository: make)'
