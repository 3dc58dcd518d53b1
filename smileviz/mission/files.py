"""Scenarios in TOML: read with a reason for every refusal, written whole or not at all."""

import os
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import tomli_w

from smileviz.base import resources, time
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.base.windows import Span
from smileviz.mission import ephemeris_files, wind_files
from smileviz.mission.codec import decode, encode
from smileviz.mission.scenario import ElementsOrbit, Scenario
from smileviz.orbit.omm import read_elements
from smileviz.orbit.reader import is_ephemeris

FORMAT = "smileviz-scenario"
VERSION = 1
SUFFIX = ".toml"
_MAX_BYTES = 5_000_000


def load(path: Path, report: Report | None = None) -> Scenario:
    """The scenario in the file *path*; SmileError names the file, the field and what is allowed.

    A file that does not end in ``.toml`` is an ephemeris, or orbital elements (TLE or OMM).
    """
    try:
        if path.suffix.lower() != SUFFIX and path.is_file() and is_ephemeris(path):
            return ephemeris_files.scenario_of(path, report)
        if path.stat().st_size > _MAX_BYTES:
            raise SmileError(
                f"{path.name} is larger than {_MAX_BYTES // 1_000_000} MB: no scenario."
            )
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SmileError(f"{path} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise SmileError(f"{path.name} is not text in UTF-8.") from None
    try:
        if path.suffix.lower() != SUFFIX:
            return of_elements(content)
        return _located(parse(content), path.parent, report)
    except SmileError as error:
        raise SmileError(f"{path.name}: {error}") from None


def _located(scenario: Scenario, folder: Path, report: Report | None = None) -> Scenario:
    """*scenario* with its files found from *folder* and read."""
    return ephemeris_files.located(wind_files.located(scenario, folder), folder, report)


def bytes_to_read(path: Path) -> int:
    """How much opening *path* reads: itself and the ephemeris that it names; 0: nothing can be."""
    try:
        size = path.stat().st_size
        if path.suffix.lower() != SUFFIX or size > _MAX_BYTES:
            return size
        orbit = tomllib.loads(path.read_text("utf-8")).get("orbit")
        named = orbit.get("file") if isinstance(orbit, dict) else None
        return size + ((path.parent / named).stat().st_size if isinstance(named, str) else 0)
    except (OSError, UnicodeDecodeError, ValueError):
        return 0


def of_elements(content: str) -> Scenario:
    """A scenario of the first element set in *content*: 15 days on either side of its epoch."""
    found = read_elements(content)[0].ephemeris()
    start, stop = (time.from_utc(time.to_utc(t)) for t in (found.span.start, found.span.stop))
    return Scenario(found.provenance.title, Span(start, stop), ElementsOrbit(content))


def parse(content: str) -> Scenario:
    """The scenario in TOML text *content*."""
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise SmileError(f"not valid TOML: {error}.") from None
    found, version = table.pop("format", None), table.pop("version", None)
    if found != FORMAT:
        shown = "missing" if found is None else repr(found)
        raise SmileError(f"format is {shown}; a scenario has format = '{FORMAT}'.")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise SmileError(f"version is {version!r}; it must be a whole number from 1 to {VERSION}.")
    if version > VERSION:
        raise SmileError(
            f"version is {version}, made by a newer smileviz; this one reads up to {VERSION}."
        )
    _refuse_manoeuvres(table)
    return decode(Scenario, table, "")


def _refuse_manoeuvres(table: dict[str, Any]) -> None:
    """Manoeuvres belong to an orbit that is integrated here."""
    orbit = table.get("orbit")
    kind = orbit.get("kind") if isinstance(orbit, dict) else None
    if "manoeuvres" in table:
        raise SmileError("manoeuvres belong to the orbit: write them as [[orbit.manoeuvres]].")
    if isinstance(orbit, dict) and "manoeuvres" in orbit and kind in ("elements", "file"):
        raise SmileError(
            f"orbit.manoeuvres cannot be with orbit.kind = '{kind}': such an orbit is flown as it "
            "is given; `smileviz fit` makes one of kind 'numerical' of it."
        )


def text(scenario: Scenario) -> str:
    """The scenario as TOML; ``parse`` gives an equal one back."""
    return tomli_w.dumps({"format": FORMAT, "version": VERSION, **encode(scenario)})


def save(scenario: Scenario, path: Path) -> None:
    """Write the scenario to *path*: to a neighbour first, then renamed over it."""
    write_atomic(path, text(_relative(scenario, path.parent)).encode("utf-8"))


def _relative(scenario: Scenario, folder: Path) -> Scenario:
    return ephemeris_files.relative(wind_files.relative(scenario, folder), folder)


def write_atomic(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write *content*, in one piece or many, to *path* whole or not at all.

    SmileError says why it cannot be. A link stays a link, and a device or pipe, which cannot be
    replaced, is written into.
    """
    pieces = (content,) if isinstance(content, bytes) else content
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as file:
                file.writelines(pieces)
            return
        path = path.resolve()
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(_mode(path))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SmileError(f"{path} cannot be written: {error.strerror or error}.") from None


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, else those a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def bundled_names() -> tuple[str, ...]:
    """Names of the scenarios that come with the program."""
    return tuple(sorted(file.stem for file in resources.path("scenarios").glob(f"*{SUFFIX}")))


def bundled(name: str) -> Scenario:
    """The scenario that comes with the program under *name*."""
    if name not in bundled_names():
        raise SmileError(f"No bundled scenario '{name}'; there are {', '.join(bundled_names())}.")
    return load(resources.path(f"scenarios/{name}{SUFFIX}"))


def find(name: str, report: Report | None = None) -> Scenario:
    """A bundled scenario by its name, or the file of that path."""
    if name in bundled_names():
        return bundled(name)
    path = Path(name)
    if path.exists() or path.suffix == SUFFIX or os.sep in name:
        return load(path, report)
    raise SmileError(
        f"No scenario '{name}': neither a file nor one of {', '.join(bundled_names())}."
    )


def apply_sets(scenario: Scenario, sets: list[str]) -> Scenario:
    """*scenario* with each ``path.to.field=value`` of *sets* put in and checked."""
    for item in sets:
        name, equals, value = item.partition("=")
        if not equals:
            raise SmileError(f"'{item}' is not of the form path.to.field=value.")
        table = encode(scenario)
        _put(table, name.strip(), _toml_value(value.strip()))
        scenario = decode(Scenario, table, "")
    return _located(scenario, Path.cwd()) if sets else scenario


def _put(table: dict[str, Any], name: str, value: object) -> None:
    *parents, last = name.split(".")
    for parent in parents:
        inner = table.get(parent)
        if not isinstance(inner, dict):
            raise SmileError(f"{name} is not a field of a scenario.")
        table = inner
    if value == "none" and not isinstance(table.get(last), str):
        table.pop(last, None)
    else:
        table[last] = value


def _toml_value(written: str) -> object:
    """A TOML value, or where it is none, the text itself: quotes may be left out."""
    try:
        return cast("object", tomllib.loads(f"value = {written}")["value"])
    except tomllib.TOMLDecodeError:
        return written
