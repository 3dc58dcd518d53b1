"""Envelope: under which wind the nose of the magnetopause is in the field of SXI."""

import math
from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission import envelope
from smileviz.mission.chances import Chances, chances
from smileviz.mission.envelope import Envelope
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.wind import wind_of
from smileviz.widgets.canvas import Canvas
from smileviz.widgets.elided import Elided
from smileviz.widgets.envelope_map import EnvelopeMap
from smileviz.widgets.export import Sheet
from smileviz.widgets.numbers import plain
from smileviz.widgets.panel import Desk, Panel, Remembering
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.switch import Switch

_OF = {"moment": "This moment", "orbit": "This orbit", "span": "Span"}
_STEP_S = 60.0


class EnvelopePanel(Panel, Remembering):
    name = "envelope"
    title = "Envelope of observability"
    area = "right"

    def __init__(self, desk: Desk) -> None:
        self.chosen = "orbit"
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        self.map = EnvelopeMap(theme)
        self.canvas = Canvas(theme, self.map.paint, self.map.words)
        self.saving = Saving(stem(self.session, "envelope"), self.canvas.view, theme, self._sheet)
        self.saving.listen(self.canvas.gestures)
        self.switch = Switch(_OF, self.chosen, self._choose)
        self.status = Elided(lines=2)
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 8, 2)
        head.setSpacing(10)
        head.addWidget(self.switch)
        head.addWidget(self.status, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.canvas.view, 1)
        return whole

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.saving.show_now(now)
        orbit = Span(float(now.revolution.t[0]), float(now.revolution.t[-1]))
        found = self._asked(now, orbit)
        if found is None:
            self.status.say("Being worked out.")
            return
        wind = (now.value("wind_pdyn_npa"), now.value("wind_bz_nt"))
        if found is not self.map.envelope or wind != self.map.wind:
            if found is not self.map.envelope:
                self.map.take(found)
            self.map.wind = wind
            self.canvas.update()
        known: Chances | None = None
        if wind_of(now.scenario.solar_wind).moves:
            known = now.soon("chances", chances, now.scenario, orbit)
        self.status.say(_words(found, known, self.map.share_now))
        self.status.setToolTip(found.sentence)

    def _asked(self, now: Snapshot, orbit: Span) -> Envelope | None:
        scenario = now.scenario
        if self.chosen == "moment":
            step_t = scenario.span.clamp(_STEP_S * round(now.t / _STEP_S))
            return now.soon("envelope now", envelope.at_moment, scenario, step_t)
        span = orbit if self.chosen == "orbit" else now.view.selection or now.view.window
        return now.soon(f"envelope {self.chosen}", envelope.over, scenario, span)

    def _choose(self, name: str) -> None:
        self.chosen = name
        if self._now is not None:
            self.show_now(self._now)

    def memory(self) -> dict[str, object]:
        return {"of": self.chosen}

    def recall(self, memory: Mapping[str, object]) -> None:
        chosen = memory.get("of")
        if isinstance(chosen, str) and chosen in _OF:
            self.switch.buttons[chosen].setChecked(True)
            self._choose(chosen)

    def _sheet(self, _now: Snapshot) -> Sheet:
        known = self.map.envelope
        if known is None:
            return Sheet((), ())
        rows = [
            (pdyn, bz, float(known.nose_re[b, p]), float(known.share[b, p]))
            for b, bz in enumerate(known.bz_nt.tolist())
            for p, pdyn in enumerate(known.pdyn_npa.tolist())
        ]
        return Sheet(("pdyn_npa", "bz_nt", "nose_re", "share"), rows)


def _words(found: Envelope, known: Chances | None, share_now: float) -> str:
    """How much of the time SXI may observe the nose is in view, under the wind there is."""
    if found.span.length_s <= 0.0:
        low, high = found.limits_re[0].tolist()
        if math.isnan(low):
            return "The nose is in view at no distance."
        return f"The nose is in view from {plain(low, 'R⊕', 1)} to {plain(high, 'R⊕', 1)}."
    said = f"Orbit {found.number}: SXI may observe {plain(found.observing_h, 'h')}."
    if math.isfinite(share_now):
        said += (
            f" Under the wind now the nose is in view for {plain(100.0 * share_now, '%')} of it."
        )
    if known is not None and len(known.in_view) and math.isfinite(float(known.in_view[0])):
        there, drawn = float(known.in_view[0]), float(known.probability[0])
        said += f" Under the wind of those hours {plain(100.0 * there, '%')}"
        said += f", drawn from all of the wind {plain(100.0 * drawn, '%')}."
    return said
