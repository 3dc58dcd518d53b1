"""Paths in documents: absolute in memory, from the document's own folder where they are written."""

import os
from pathlib import Path


def seen_from(folder: Path, path: Path) -> str:
    """*path* seen from *folder*, unless they have nothing in common."""
    folder = folder.resolve()
    try:
        common = Path(os.path.commonpath([folder, path]))
    except ValueError:
        return str(path)
    if common == Path(common.anchor):
        return str(path)
    return Path(os.path.relpath(path, folder)).as_posix()
