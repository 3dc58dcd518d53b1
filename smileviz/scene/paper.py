"""Paper: the sheet over the picture, where names, leaders, time, scale and legend are written."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from smileviz.base.arrays import Floats
from smileviz.base.theme import DARK, Theme
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import overlay
from smileviz.scene.layer import Entry, Label
from smileviz.scene.lettering import Picture2D, Stack, Words, margin_px, stacked
from smileviz.scene.overlay import Pasted, Rule, Sheet, pasted, size_px
from smileviz.scene.placing import Place, Wish, place
from smileviz.scene.sight import Sight
from smileviz.scene.stroke import DASHED, Stroke

Box = tuple[float, float, float, float]
LABEL_PX, STRONG_PX, DETAIL_PX = 13, 14, 12
_ROOMY_PX, _NEEDED = 520.0, 50
"""In pictures lower than this only labels of this priority and better are written."""
_REMEMBERED = 400
_KEPT_CLEAR_UP_TO = 25
"""Labels of this priority and better keep others away from what they name."""

SWITCHES = (("labels", "Names"), ("clock", "Time, frame and scale"), ("legend", "Legend"))


class Paper:
    """Text and thin rules in pixels, in a renderer of its own that no translucency tints."""

    def __init__(self) -> None:
        self.renderer = vtkRenderer()
        self.renderer.SetLayer(2)
        self.renderer.InteractiveOff()
        self.renderer.SetUseOIT(False)  # noqa: FBT003
        self.renderer.GetCullers().RemoveAllItems()
        self.theme: Theme = DARK
        self.places: list[Place] = []
        """Where the labels of the last picture stand."""
        self.sheets: list[Sheet] = []
        """What else was written in it."""
        self._labels: dict[str, Label] = {}
        self._entries: tuple[Entry, ...] = ()
        self._computing: tuple[str, ...] = ()
        self._covered: tuple[object, float] = (None, 0.0)
        self._crossed: Floats = np.zeros((0, 3))
        self._now: Snapshot | None = None
        self._before: dict[str, int] = {}
        self._texts: dict[tuple[object, ...], Stack] = {}
        self._pictures: dict[str, Picture2D] = {}
        self._strokes: dict[tuple[str, float, bool, float], Stroke] = {}
        self._ruled: dict[tuple[str, float, bool, float], list[Rule]] = {}

    def dress(self, theme: Theme) -> None:
        """Take the colours of *theme*."""
        self.theme = theme
        self._texts.clear()

    def show(
        self,
        now: Snapshot,
        labels: tuple[Label, ...],
        entries: tuple[Entry, ...],
        crossed: Floats,
        computing: tuple[str, ...],
    ) -> None:
        """Take what is to be written.

        *crossed* (n, 3) are points labels rather do not cover; *computing* says what is drawn out
        of date.
        """
        hidden = now.view.hidden
        self._now = now
        self._labels = {} if "labels" in hidden else {label.key: label for label in labels}
        self._entries = () if "legend" in hidden else entries
        self._crossed = crossed
        self._computing = computing

    def covered(self, sight: Sight) -> float:
        """What part of the width the legend takes at the left.

        The most it took since it had other lines, so that numbers in them do not move the picture.
        """
        lines = (tuple(entry.text for entry in self._entries), sight.width, sight.height)
        known, most = self._covered
        taken = overlay.legend(self._entries, self.theme, sight).box[2] / sight.width
        self._covered = lines, max(taken, most) if lines == known else taken
        return self._covered[1]

    def fit(self, sight: Sight, covers: dict[str, Box]) -> None:
        """Lay everything out for this camera and size, before every frame.

        *covers* are boxes of things that no label may touch, by the label that names the thing.
        """
        if self._now is None:
            return
        self._look_straight_down(sight)
        self.sheets = self._corners(self._now, sight)
        taken = np.array([sheet.box for sheet in self.sheets if sheet.texts]).reshape(-1, 4)
        self.places = self._placed(sight, taken, covers)
        texts = [text for sheet in self.sheets for text in sheet.texts]
        texts += [text for spot in self.places for text in self._written(spot, sight)]
        for text in texts:
            self._picture(text.key).show(text.pixels, text.x, text.y)
        for key in self._pictures.keys() - {text.key for text in texts}:
            self._pictures[key].hide()
        plates = [sheet.plate for sheet in self.sheets if sheet.plate]
        rules = [rule for sheet in self.sheets for rule in sheet.rules]
        self._rule([*plates, *rules, *self._leaders()], sight)

    def _corners(self, now: Snapshot, sight: Sight) -> list[Sheet]:
        sheets = [overlay.legend(self._entries, self.theme, sight)]
        timed = "clock" not in now.view.hidden
        when, wind = ((now.utc, now.view.frame) if timed else None), now.here.wind
        remark = wind.remark(now.t) if timed or wind.origin_word != "assumed" else ""
        clock = overlay.clock(when, remark, self._computing, self.theme, sight)
        sheets.append(clock)
        if timed:
            sheets.append(overlay.scale_bar(self.theme, sight))
        return sheets

    def _placed(self, sight: Sight, taken: Floats, covers: dict[str, Box]) -> list[Place]:
        wishes = [
            replace(wish, body_px=covers[wish.key]) if wish.key in covers else wish
            for wish in self._wishes(sight)
        ]
        crossed, _ = sight.project(self._crossed)
        size = (sight.width, sight.height)
        found = place(wishes, size, taken, crossed, self._before)
        self._before = {spot.key: spot.choice for spot in found}
        return found

    def _wishes(self, sight: Sight) -> list[Wish]:
        """What every label asks for, all anchors projected at once."""
        roomy = sight.height >= _ROOMY_PX * sight.scale
        labels = [label for label in self._labels.values() if roomy or label.priority <= _NEEDED]
        if not labels:
            return []
        points = np.array([point for label in labels for point in label.anchors])
        counts = [len(label.anchors) for label in labels]
        shown = np.repeat([label.behind_earth for label in labels], counts)
        xy, _ = sight.project(points)
        seen = sight.inside(xy) & (shown | ~sight.hidden_by_earth(points))
        places = np.where(seen[:, None], xy, np.nan)
        per_re = sight.pixels_per_re(points)
        first = np.cumsum([0, *counts])
        return [
            self._wish(label, sight, places[i:j], float(per_re[i]))
            for label, i, j in zip(labels, first[:-1], first[1:], strict=True)
        ]

    def _wish(self, label: Label, sight: Sight, anchors: Floats, per_re: float) -> Wish:
        text = self._text(label, sight)
        trim = 2 * margin_px(size_px(LABEL_PX, sight.scale)) - 2
        body = label.clear_re * per_re
        if body > label.most_px * sight.scale or per_re < label.least_px * sight.scale:
            anchors = np.full_like(anchors, np.nan)
        clear = label.clear_px * sight.scale + body
        kept = clear if label.priority <= _KEPT_CLEAR_UP_TO else 0.0
        size = (float(text.width - trim), float(text.height - trim))
        return Wish(label.key, label.priority, size, anchors, clear, kept, led=label.led)

    def _text(self, label: Label, sight: Sight) -> Stack:
        """The label in letters; the same as long as it says the same."""
        key = (label.text, label.detail, label.colour, label.bold, sight.scale)
        if key not in self._texts:
            if len(self._texts) > _REMEMBERED:
                self._texts.clear()
            self._texts[key] = stacked(self._words(label, sight))
        return self._texts[key]

    def _words(self, label: Label, sight: Sight) -> tuple[Words, ...]:
        size = size_px(STRONG_PX if label.bold else LABEL_PX, sight.scale)
        first = Words(label.text, size, label.colour, self.theme.background, label.bold)
        if not label.detail:
            return (first,)
        small = size_px(DETAIL_PX, sight.scale)
        return first, Words(label.detail, small, self.theme.secondary, self.theme.background)

    def _written(self, spot: Place, sight: Sight) -> tuple[Pasted, ...]:
        """The rows of a label, flush towards what it names."""
        text = self._text(self._labels[spot.key], sight)
        middle = 0.5 * (spot.box[0] + spot.box[2]), 0.5 * (spot.box[1] + spot.box[3])
        corner = middle[0] - 0.5 * text.width, middle[1] - 0.5 * text.height
        return pasted(spot.key, text, *corner, to_right=middle[0] < spot.anchor[0] - 4.0)

    def _leaders(self) -> list[Rule]:
        """Lines from labels that stand off to what they name."""
        rules = []
        for spot in self.places:
            if spot.far:
                box, anchor = spot.box, spot.anchor
                end = (
                    float(np.clip(anchor[0], box[0], box[2])),
                    float(np.clip(anchor[1], box[1], box[3])),
                )
                away = np.subtract(end, anchor)
                start = np.add(anchor, away * min(0.9, spot.clear_px / float(np.hypot(*away))))
                colour = self._labels[spot.key].colour
                begun = (float(start[0]), float(start[1]))
                rules.append(Rule((begun, end), colour, 1.0, opacity=0.6))
        return rules

    def _rule(self, rules: list[Rule], sight: Sight) -> None:
        """Draw the rules, those alike in one stroke."""
        groups: dict[tuple[str, float, bool, float], list[Rule]] = defaultdict(list)
        for rule in rules:
            groups[rule.colour, rule.width_px, rule.dashed, rule.opacity].append(rule)
        for key in [*groups, *(key for key in self._strokes if key not in groups)]:
            stroke = self._stroke(key)
            stroke.actor.SetVisibility(key in groups)
            if key in groups and groups[key] != self._ruled.get(key):
                lines = [np.array([(*point, 0.0) for point in r.points]) for r in groups[key]]
                stroke.set_lines(lines)
                self._ruled[key] = groups[key]
            stroke.fit(sight)

    def _stroke(self, key: tuple[str, float, bool, float]) -> Stroke:
        if key not in self._strokes:
            colour, width, dashed, opacity = key
            stroke = Stroke(width, DASHED.replace("dashPx", "0.8 * dashPx") if dashed else "")
            stroke.paint(colour, opacity)
            self.renderer.AddActor(stroke.actor)
            self._strokes[key] = stroke
        return self._strokes[key]

    def _picture(self, key: str) -> Picture2D:
        if key not in self._pictures:
            self._pictures[key] = Picture2D()
            self.renderer.AddViewProp(self._pictures[key].actor)
        return self._pictures[key]

    def _look_straight_down(self, sight: Sight) -> None:
        """One unit of this renderer's world is one pixel."""
        camera = self.renderer.GetActiveCamera()
        camera.ParallelProjectionOn()
        x, y = 0.5 * sight.width, 0.5 * sight.height
        camera.SetPosition(x, y, 10.0)
        camera.SetFocalPoint(x, y, 0.0)
        camera.SetViewUp(0.0, 1.0, 0.0)
        camera.SetParallelScale(y)
        camera.SetClippingRange(1.0, 20.0)
