"""Records of a CDF file: whether their chains end, before a library follows them for ever.

CDF Internal Format Description, versions 2.5 to 3.9: every record begins with its size and type;
descriptors of variables (VDR), attributes (ADR), entries (AEDR) and indices (VXR) are linked lists
of offsets, eight bytes wide in version 3, four before. What is compressed as a whole is not seen.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_WHOLE = b"\x00\x00\xff\xff"
_VERSION_3 = b"\xcd\xf3\x00\x01"
_FIRST = 8
_MOST_ITEMS, _MOST_STEPS, _MOST_RECORDS, _MOST_DIMENSIONS = 10_000, 500_000, 100_000_000, 10
_DIMENSIONS_AT = 340
"""Where in a zVDR of version 3 the number of its dimensions stands."""
_CDR, _GDR, _RVDR, _ADR, _VXR, _ZVDR = 1, 2, 3, 4, 6, 8


def check(path: Path) -> None:
    """ValueError if the records of the file *path* cannot be followed to their ends."""
    with path.open("rb") as file:
        magic = file.read(_FIRST)
        if magic[4:] != _WHOLE:
            return
        _Records(file, path.stat().st_size, wide=magic[:4] == _VERSION_3).check()


class _Records:
    """The records of one file; nothing is visited twice."""

    def __init__(self, file: BinaryIO, size: int, *, wide: bool) -> None:
        self._file = file
        self._size = size
        self._offset = "q" if wide else "i"
        self._seen: set[int] = set()

    def check(self) -> None:
        """Follow everything there is from the first record."""
        (general,) = self._record(_FIRST, (_CDR,), "o")
        fields = self._record(general, (_GDR,), "oooo" + "iiiii")
        r_head, z_head, a_head, _, r_count, a_count, _, dimensions, z_count = fields
        if not 0 <= dimensions <= _MOST_DIMENSIONS:
            raise ValueError(f"{dimensions} dimensions")
        for head, count, kind in ((r_head, r_count, _RVDR), (z_head, z_count, _ZVDR)):
            for at in self._chain(head, count, (kind,)):
                self._variable(at, kind)
        for at in self._chain(a_head, a_count, (_ADR,)):
            fields = self._record(at, (_ADR,), "o" + "oiiiii" + "oii", again=True)
            for head, count in ((fields[1], fields[4]), (fields[7], fields[8])):
                for _ in self._chain(head, count, (5, 9)):
                    pass

    def _variable(self, at: int, kind: int) -> None:
        _, _, last, index = self._record(at, (kind,), "oiio", again=True)
        if last > _MOST_RECORDS:
            raise ValueError(f"{last} records")
        if kind == _ZVDR and self._offset == "q":
            self._file.seek(at + _DIMENSIONS_AT)
            (dimensions,) = struct.unpack(">i", self._file.read(4))
            if not 0 <= dimensions <= _MOST_DIMENSIONS:
                raise ValueError(f"{dimensions} dimensions")
        left = [index]
        while left:
            here = left.pop()
            if here <= 0:
                continue
            following, entries, used = self._record(here, (_VXR,), "oii")
            if not 0 <= used <= entries <= _MOST_STEPS:
                raise ValueError(f"an index of {entries} entries")
            left += [following, *self._deeper(here, entries, used)]

    def _deeper(self, at: int, entries: int, used: int) -> Iterator[int]:
        """Offsets of the indices that the index *at* points to."""
        width = struct.calcsize(f">{self._offset}")
        offsets = at + 2 * width + 4 + 8 + 8 * entries
        self._file.seek(offsets)
        found = self._file.read(width * used)
        for (target,) in struct.iter_unpack(
            f">{self._offset}", found[: len(found) // width * width]
        ):
            if 0 < target < self._size and self._kind(target) == _VXR:
                yield target

    def _chain(self, head: int, count: int, kinds: tuple[int, ...]) -> Iterator[int]:
        """Offsets of the *count* records of a linked list."""
        if not 0 <= count <= _MOST_ITEMS:
            raise ValueError(f"{count} records of one kind")
        at = head
        for _ in range(count):
            (following,) = self._record(at, kinds, "o")
            yield at
            at = following

    def _kind(self, at: int) -> int:
        width = struct.calcsize(f">{self._offset}")
        self._file.seek(at + width)
        head = self._file.read(4)
        return int(struct.unpack(">i", head)[0]) if len(head) == 4 else 0

    def _record(
        self, at: int, kinds: tuple[int, ...], fields: str, *, again: bool = False
    ) -> tuple[int, ...]:
        """The first *fields* (o: offset, i: number) of the record *at*, which is of *kinds*."""
        if not again:
            if at in self._seen or len(self._seen) > _MOST_STEPS:
                raise ValueError(f"the records go round at byte {at}")
            self._seen.add(at)
        if not _FIRST <= at < self._size:
            raise ValueError(f"a record at byte {at} of {self._size}")
        form = ">" + self._offset + "i" + fields.replace("o", self._offset)
        self._file.seek(at)
        found = struct.unpack(form, self._file.read(struct.calcsize(form)))
        if found[1] not in kinds:
            raise ValueError(f"a record of kind {found[1]} at byte {at}")
        return found[2:]
