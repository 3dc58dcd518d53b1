"""report: a Document of a scenario over a span, from its cover to its provenance."""

from collections.abc import Callable

import numpy as np

from smileviz.base import time
from smileviz.base.progress import go_on, share
from smileviz.base.units import HOUR_S
from smileviz.mission import almanac
from smileviz.mission.calendar import calendar
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.passes import passes
from smileviz.mission.provenance import provenance
from smileviz.report import parts
from smileviz.report.blocks import Block, Cover, Document, Facts, Numbers, Prose
from smileviz.report.request import Request, season_of

TITLE = "Planning report"


def report(request: Request) -> Document:
    """The whole report; its progress goes from 0 to 1."""
    told = request.report
    meta = provenance(request.scenario, request.span) | (request.notes or {})
    meta["asked"] = f"{time.to_utc(request.span.start)} to {time.to_utc(request.span.stop)}"
    meta["created"] = time.to_utc(time.now())
    season = calendar(request.scenario, season_of(request), share(told, 0.0, 0.35))
    here = calendar(request.scenario, request.span, share(told, 0.35, 0.55))
    blocks: list[Block] = []
    made: tuple[Callable[[], list[Block]], ...] = (
        lambda: _cover(request, meta),
        lambda: parts.timeline(request),
        lambda: parts.revolutions(request, here),
        lambda: parts.season(request, season),
        lambda: parts.wind(request),
        lambda: parts.windows(request),
        lambda: parts.provenance(request, meta),
    )
    for k, part in enumerate(made):
        go_on(told, 0.55 + 0.45 * k / len(made), "The report")
        blocks += part()
    subtitle = f"{time.label(request.span.start)} to {time.label(request.span.stop)} UTC"
    word = f"Solar wind: {meta['driver']}"
    cover = Cover(f"{TITLE}: {request.scenario.title}", subtitle, word)
    foot = (
        f"{meta['program']}  ·  scenario {meta['scenario_hash']}  ·  solar wind "
        f"{meta['driver'].split(';')[0]}  ·  made {meta['created']}"
    )
    return Document(cover, tuple(blocks), foot, meta)


def _hours(request: Request, name: str) -> str:
    windows = almanac.windows(name, request.scenario, request.span)
    return f"{windows.total_s / HOUR_S:.1f} h"


def _cover(request: Request, meta: dict[str, str]) -> list[Block]:
    scenario, span = request.scenario, request.span
    ephemeris = ephemeris_of(scenario)
    error = ephemeris.error_km(np.array([span.start, span.stop]))
    contacts = len(passes(scenario, span, ("ohiggins",)))
    eclipses = almanac.windows("penumbra", scenario, span)
    numbers = Numbers(
        (
            (_hours(request, "sxi_allowed"), "SXI may observe"),
            (_hours(request, "sxi_sees_nose"), "of it with the nose in the field"),
            (_hours(request, "uvi_allowed"), "UVI may observe"),
            (str(contacts), "contacts with O'Higgins"),
            (f"{len(eclipses)}", "passages of the Earth's penumbra"),
        )
    )
    facts = Facts(
        (
            ("Span", f"{time.duration_label(span.length_s)}: {meta['asked']}"),
            ("Ephemeris", meta["ephemeris"]),
            ("Method", meta["ephemeris_method"]),
            ("Age", f"{meta['ephemeris_age']}, expected error {error[0]:.2g} to {error[1]:.2g} km"),
            ("Magnetopause", meta["magnetopause"]),
            ("Bow shock", meta["bow_shock"]),
            ("Solar wind", f"{meta['driver']}: {meta['solar_wind']}"),
            ("Pointing", meta["pointing"]),
            ("Scenario", f"{meta['scenario']}, contents {meta['scenario_hash']}"),
        )
    )
    found: list[Block] = [numbers]
    if request.photos:
        found.append(request.photos[0])
    found.append(facts)
    if "warning" in meta:
        found.append(Prose(meta["warning"]))
    return found
