"""XML: groups of leaves as they come, without ever expanding an entity."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on

_CHUNK = 1 << 20
_DEEPEST = 64


@dataclass(frozen=True, eq=False)
class Group:
    """An element: its leaves by name, their attribute ``units`` by name, and its line."""

    tag: str
    leaves: dict[str, str]
    units: dict[str, str]
    line: int
    attributes: dict[str, str] = field(default_factory=dict)


class _Collector:
    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.found: list[Group] = []
        self._group: Group | None = None
        self._text: list[str] = []
        self._depth = 0

    def _refuse(self, *_declaration: Any) -> None:
        raise SmileError("its XML declares a document type or entities, which are not read.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SmileError(f"its XML is more than {_DEEPEST} elements deep.")
        tag = name.rpartition(":")[2]
        if self._group is None:
            if tag in self._wanted:
                self._group = Group(tag, {}, {}, self.parser.CurrentLineNumber, attributes)
            elif "version" in attributes or "id" in attributes:
                self.found.append(Group(tag, {}, {}, self.parser.CurrentLineNumber, attributes))
            return
        if attributes and "units" in attributes:
            self._group.units[tag] = attributes["units"]
        self._text = []
        self.parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._group is None:
            return
        tag = name.rpartition(":")[2]
        if tag == self._group.tag:
            self.found.append(self._group)
            self._group = None
        elif self._text:
            self._group.leaves[tag] = "".join(self._text).strip()
            self._text = []
        self.parser.CharacterDataHandler = None


def groups(content: bytes, wanted: frozenset[str], report: Report | None = None) -> Iterator[Group]:
    """The elements named in *wanted*, in order, and as bare groups those with id or version.

    SmileError: it is not sound XML, or declares entities.
    """
    collector = _Collector(wanted)
    for low in range(0, max(len(content), 1), _CHUNK):
        go_on(report, low / max(len(content), 1))
        last = low + _CHUNK >= len(content)
        try:
            collector.parser.Parse(content[low : low + _CHUNK], last)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise SmileError(f"line {error.lineno}: it is not sound XML: {what}.") from None
        yield from collector.found
        collector.found.clear()
