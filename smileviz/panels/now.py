"""Now: where SMILE is, what may observe, what stops it, and how far to trust the ephemeris."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from smileviz.base.frames import Frame
from smileviz.base.theme import Theme
from smileviz.base.units import DAY_S
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.feet import Feet
from smileviz.widgets.numbers import number, unit
from smileviz.widgets.panel import Panel
from smileviz.widgets.readings import Reading, Readings, Section


def _quantity(name: str, title: str = "", ink: str = "") -> Reading:
    """A quantity of the almanac of numbers, with its own unit."""
    quantity = BY_NAME[name]
    words = title or quantity.title
    return Reading(words, partial(_value, name), unit(quantity.unit), ink, quantity)


def _value(name: str, now: Snapshot) -> str:
    return number(now.value(name), BY_NAME[name].unit)


def _place(frame: Frame, now: Snapshot) -> str:
    return "  ".join(number(value, "R⊕") for value in now.position_in(frame).tolist())


def _age(now: Snapshot) -> str:
    return f"{now.age_s / DAY_S:.0f}"


def _error(now: Snapshot) -> str:
    """Two figures are already more than is known."""
    return f"{now.error_km:.2g}"


def _region(now: Snapshot) -> str:
    """Where SMILE is, the belts beside it, and whether that is sure."""
    if now.region == "unknown":
        return "not known: no solar wind data"
    found = now.space.regions
    belts = (("inner belt", found.inner_belt), ("outer belt", found.outer_belt))
    near = (("near MP", found.near_magnetopause), ("near bow shock", found.near_bow_shock))
    more = [word for word, true in (*belts, *near) if bool(true[0])]
    return ", ".join([str(found.name[0]), *more])


def _wind(name: str, digits: int, now: Snapshot) -> str:
    """A number of the wind now; the dash in a gap of its data."""
    quantity = BY_NAME[name]
    return number(now.value(name), quantity.unit, digits)


def _of_wind(name: str, title: str, digits: int) -> Reading:
    quantity = BY_NAME[name]
    return Reading(title, partial(_wind, name, digits), unit(quantity.unit), "", quantity)


def _source(now: Snapshot) -> str:
    return now.here.wind.source


SECTIONS = (
    Section(
        "Where",
        (
            Reading("UTC", lambda now: now.utc),
            Reading("Region", _region),
            _quantity("r_re", "Distance"),
            _quantity("r_km", "Distance in km"),
            _quantity("altitude_km"),
            Reading("GSE  x  y  z", partial(_place, Frame.GSE), "R⊕"),
            Reading("GSM  x  y  z", partial(_place, Frame.GSM), "R⊕"),
            _quantity("latitude_deg"),
            _quantity("longitude_deg", "Longitude, east"),
            _quantity("mlt_h"),
            _quantity("magnetic_latitude_deg"),
            _quantity("speed_km_s"),
        ),
    ),
    Section(
        "Pointing",
        (
            _quantity("sun_angle_deg", "Sun from SXI boresight", "sun"),
            _quantity("sun_margin_deg", "Above the Sun limit"),
            _quantity("radius_margin_km", "Above the least distance"),
            _quantity("limb_angle_deg", "Limb from SXI boresight"),
            _quantity("aim_x_re", "Aim point, GSE X", "sxi"),
            _quantity("aim_distance_re", "Aim point, away", "sxi"),
        ),
    ),
    Section(
        "Boundaries",
        (
            _quantity("magnetopause_distance_re", "Outside the magnetopause", "magnetopause"),
            _quantity("bow_shock_distance_re", "Outside the bow shock", "bow_shock"),
            _quantity("dipole_tilt_deg"),
        ),
    ),
    Section(
        "Solar wind",
        (
            Reading("Source", _source),
            _of_wind("wind_density_cm3", "Density", 1),
            _of_wind("wind_speed_km_s", "Speed", 0),
            _of_wind("wind_pdyn_npa", "Dynamic pressure", 2),
            _of_wind("wind_b_nt", "Field strength", 1),
            _of_wind("wind_bz_nt", "Bz GSM", 1),
            _of_wind("wind_clock_angle_deg", "Clock angle", 0),
            _of_wind("wind_alfven_mach", "Alfvén Mach number", 1),
            _of_wind("kp", "Kp", 1),
            _of_wind("dst_nt", "Dst", 0),
        ),
    ),
    Section(
        "Ephemeris",
        (
            Reading("From", lambda now: now.provenance.title),
            Reading("Method", lambda now: now.provenance.method),
            Reading("Age", _age, "d"),
            Reading("Expected error, 1 sigma", _error, "km"),
        ),
    ),
)
_CAMERAS = (("sxi", "SXI"), ("uvi", "UVI"))


class NowPanel(Panel):
    name = "now"
    title = "Now"
    area = "right"

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        whole = QWidget()
        self.feet = Feet(whole, self._feet_arrived)
        self.readings = Readings(theme, (*SECTIONS[:3], self._of_feet(), *SECTIONS[3:]))
        self.statuses = {name: QLabel() for name, _ in _CAMERAS}
        self.warning = QLabel()
        self.warning.setObjectName("wrong")
        self.warning.setWordWrap(True)
        self.warning.hide()
        head = QGridLayout()
        head.setContentsMargins(8, 6, 8, 4)
        head.setColumnStretch(1, 1)
        head.setHorizontalSpacing(10)
        for row, (name, title) in enumerate(_CAMERAS):
            label = QLabel(title)
            label.setStyleSheet(f"color: {getattr(theme, name)}; font-weight: 600;")
            self.statuses[name].setWordWrap(True)
            head.addWidget(label, row, 0)
            head.addWidget(self.statuses[name], row, 1)
        head.addWidget(self.warning, len(_CAMERAS), 0, 1, 2)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.readings.table, 1)
        return whole

    def _of_feet(self) -> Section:
        """Where the field line of SMILE comes down."""
        feet = self.feet
        return Section(
            "Field line of SMILE",
            (
                Reading("Kind", lambda _: feet.kind(), "", "closed_line"),
                Reading("North foot", lambda _: feet.place(north=True)),
                Reading("magnetic latitude, MLT", lambda _: feet.magnetic(north=True)),
                Reading("South foot", lambda _: feet.place(north=False)),
                Reading("magnetic latitude, MLT", lambda _: feet.magnetic(north=False)),
                Reading("Field model", lambda now: now.space.field_words),
            ),
        )

    def _feet_arrived(self) -> None:
        if self._now is not None:
            self.readings.show_now(self._now)

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.feet.show_now(now)
        self.readings.show_now(now)
        for name, label in self.statuses.items():
            stops = [stop.sentence for stop in now.stops if stop.instrument == name]
            text = " ".join(stops) or "may observe"
            if text != label.text():
                label.setText(text)
                label.setObjectName("wrong" if stops else "")
                label.style().polish(label)
        warning = now.provenance.warning
        if warning != self.warning.text():
            self.warning.setText(warning)
            self.warning.setVisible(bool(warning))
