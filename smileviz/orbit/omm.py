"""Orbit mean-elements messages (CCSDS OMM) in their four forms, and lists of two-line elements."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sgp4 import omm
from sgp4.api import Satrec

from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.orbit.readers.xml import groups
from smileviz.orbit.tle import Sgp4Ephemeris, TwoLine

_NEEDED = (
    "EPOCH",
    "MEAN_MOTION",
    "ECCENTRICITY",
    "INCLINATION",
    "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER",
    "MEAN_ANOMALY",
)
_OTHERWISE = {
    "OBJECT_NAME": "unnamed",
    "OBJECT_ID": "",
    "NORAD_CAT_ID": "0",
    "CLASSIFICATION_TYPE": "U",
    "EPHEMERIS_TYPE": "0",
    "ELEMENT_SET_NO": "0",
    "REV_AT_EPOCH": "0",
    "BSTAR": "0",
    "MEAN_MOTION_DOT": "0",
    "MEAN_MOTION_DDOT": "0",
}
_MUST_BE = {
    "CENTER_NAME": ("EARTH",),
    "REF_FRAME": ("TEME",),
    "TIME_SYSTEM": ("UTC",),
    "MEAN_ELEMENT_THEORY": ("SGP4", "SGP", "SGP/SGP4", "SDP4"),
    "EPHEMERIS_TYPE": ("0", "2", ""),
}
_LARGEST_SGP4_NUMBER = 339_999  # what fits the five columns of Alpha-5
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_COUNT = re.compile(r"[0-9]{1,9}")
_WHOLE = ("NORAD_CAT_ID", "EPHEMERIS_TYPE", "ELEMENT_SET_NO", "REV_AT_EPOCH")
_LIMITS = {
    "MEAN_MOTION": (0.01, 20.0),
    "ECCENTRICITY": (0.0, 0.9999),
    "INCLINATION": (0.0, 180.0),
    "RA_OF_ASC_NODE": (-360.0, 360.0),
    "ARG_OF_PERICENTER": (-360.0, 360.0),
    "MEAN_ANOMALY": (-360.0, 360.0),
}
_CLASSES = ("U", "C", "S")
_TEXTS = ("OBJECT_NAME", "OBJECT_ID", "EPOCH", "CLASSIFICATION_TYPE")


@dataclass(frozen=True)
class MeanElements:
    """One OMM: keywords and values of the standard, those that SGP4 uses, as text."""

    fields: tuple[tuple[str, str], ...]
    source: str = "orbit mean-elements message"

    @classmethod
    def of(cls, fields: Mapping[str, object]) -> "MeanElements":
        """From keywords and values; those of no use to SGP4 are dropped."""
        given = {
            key.strip().upper(): str(value).strip()
            for key, value in fields.items()
            if value is not None
        }
        _check(given)
        known = (*_NEEDED, *_OTHERWISE)
        used = {key: given.get(key) or _OTHERWISE.get(key, "") for key in known}
        used["EPOCH"] = _epoch(used["EPOCH"])
        return cls(tuple(used.items()))

    @property
    def title(self) -> str:
        """Name of the object."""
        return dict(self.fields)["OBJECT_NAME"]

    @property
    def catalogue_number(self) -> int:
        """NORAD number, of up to nine digits."""
        return int(dict(self.fields)["NORAD_CAT_ID"])

    @property
    def satellite(self) -> Satrec:
        """The elements made ready for SGP4; a number too large for its five columns becomes 0."""
        fields = dict(self.fields)
        if self.catalogue_number > _LARGEST_SGP4_NUMBER:
            fields["NORAD_CAT_ID"] = "0"
        if fields["CLASSIFICATION_TYPE"] not in _CLASSES:
            fields["CLASSIFICATION_TYPE"] = "U"  # of no use to SGP4, but it takes one letter
        satellite = Satrec()
        omm.initialize(satellite, fields)
        return satellite

    def ephemeris(self, span: Span | None = None) -> Sgp4Ephemeris:
        """Its ephemeris over *span*; without one, fifteen days on either side of the epoch."""
        return Sgp4Ephemeris(self.satellite, self.title, self.source, span)


def read_elements(text: str) -> tuple[TwoLine | MeanElements, ...]:
    """All element sets of *text*: two or three lines each, or OMM as XML, JSON, CSV or KVN."""
    body = text.strip().removeprefix("\ufeff")
    if body.startswith("<"):
        found: Iterable[TwoLine | MeanElements] = map(MeanElements.of, _xml(body))
    elif body.startswith(("{", "[")):
        found = map(MeanElements.of, _json(body))
    elif "CCSDS_OMM_VERS" in body:
        found = map(MeanElements.of, _kvn(body))
    elif "," in body.split("\n", 1)[0] and "EPOCH" in body.split("\n", 1)[0]:
        found = map(MeanElements.of, _csv(body))
    else:
        found = _two_lines(body)
    elements = tuple(found)
    if not elements:
        raise SmileError(
            "There are no orbital elements in the text; it must be two-line elements, or an OMM "
            "as KVN, XML, JSON or CSV."
        )
    return elements


def _xml(body: str) -> Iterator[dict[str, str]]:
    try:
        for group in groups(body.encode("utf-8"), frozenset({"segment"})):
            if group.tag == "segment":
                yield group.leaves
    except SmileError as error:
        raise SmileError(f"The OMM is broken: {error}") from None


def _json(body: str) -> list[dict[str, object]]:
    try:
        content = json.loads(body)
    except json.JSONDecodeError as error:
        raise SmileError(f"The OMM is not sound JSON: {error}.") from None
    except RecursionError:
        raise SmileError("The OMM is not sound JSON: it is nested too deep.") from None
    messages = content if isinstance(content, list) else [content]
    if not all(isinstance(message, dict) for message in messages):
        raise SmileError("The OMM as JSON must be one object, or a list of objects.")
    return messages


def _csv(body: str) -> Iterator[dict[str, str]]:
    reader = csv.reader(io.StringIO(body, newline=""))
    try:
        names = next(reader)
        for row in reader:
            if len(row) > len(names):
                raise SmileError(
                    f"Line {reader.line_num} of the OMM has more cells than there are names."
                )
            yield dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise SmileError(f"Line {reader.line_num} of the OMM is no CSV: {error}.") from None


def _kvn(body: str) -> Iterator[dict[str, str]]:
    for message in body.split("CCSDS_OMM_VERS")[1:]:
        pairs = (line.split("=", 1) for line in message.splitlines()[1:] if "=" in line)
        # a value may carry its unit in brackets
        yield {key.strip(): value.split("[")[0].strip() for key, value in pairs}


def _two_lines(body: str) -> Iterator[TwoLine]:
    lines = [line.rstrip() for line in body.splitlines() if line.strip()]
    title = "unnamed"
    at = 0
    while at < len(lines):
        if lines[at].startswith("1 ") and at + 1 < len(lines):
            name = lines[at][2:7].strip() if title == "unnamed" else title
            yield TwoLine(name, lines[at], lines[at + 1])
            title = "unnamed"
            at += 2
        elif at + 2 < len(lines) and lines[at + 1].startswith("1 "):
            title = lines[at].removeprefix("0 ").strip() or "unnamed"
            at += 1
        else:
            raise SmileError(
                f"'{lines[at]}' is not part of two-line elements: a line that starts '1 ' and one "
                "that starts '2 ', with or without a name before them."
            )


def _check(given: Mapping[str, str]) -> None:
    for key in _NEEDED:
        if not given.get(key):
            raise SmileError(f"The OMM has no {key}; SGP4 needs it.")
    for key, allowed in _MUST_BE.items():
        if key in given and given[key].upper() not in allowed:
            raise SmileError(
                f"{key} of the OMM is {given[key]}; for SGP4 it must be {' or '.join(allowed[:2])}."
            )
    for key in (*_NEEDED, *_OTHERWISE):
        if key in _TEXTS or not given.get(key):
            continue
        _check_number(key, given[key])


def _check_number(key: str, written: str) -> None:
    whole = key in _WHOLE
    if not (_COUNT if whole else _NUMBER).fullmatch(written):
        kind = "whole number" if whole else "number"
        raise SmileError(f"{key} of the OMM is '{written[:40]}'; it must be a {kind}.")
    low, high = _LIMITS.get(key, (-1e9, 1e9))
    if not low <= float(written) <= high:
        raise SmileError(
            f"{key} of the OMM is {written[:40]}; it must be from {low:g} to {high:g}."
        )


def _epoch(text: str) -> str:
    """UTC as sgp4 wants it: with a fraction and without a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise SmileError(
            f"EPOCH of the OMM is '{text}'; it must be as 2026-11-22T10:00:00.000000."
        ) from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")
