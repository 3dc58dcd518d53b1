"""The docks. PANELS lists them in the order of the View menu."""

from smileviz.panels.compare import ComparePanel
from smileviz.panels.envelope import EnvelopePanel
from smileviz.panels.ground_map import MapPanel
from smileviz.panels.layers import LayersPanel
from smileviz.panels.margins import MarginsPanel
from smileviz.panels.now import NowPanel
from smileviz.panels.planes import PlanesPanel
from smileviz.panels.season_calendar import CalendarPanel
from smileviz.panels.solar_wind import SolarWindPanel
from smileviz.panels.stations import StationsPanel
from smileviz.panels.strips import StripsPanel
from smileviz.panels.sxi import SxiPanel
from smileviz.panels.timeline import TimelinePanel
from smileviz.panels.transport import TransportPanel
from smileviz.panels.uvi import UviPanel
from smileviz.widgets.panel import Panel

PANELS: tuple[type[Panel], ...] = (
    SxiPanel,
    UviPanel,
    PlanesPanel,
    MapPanel,
    StationsPanel,
    EnvelopePanel,
    StripsPanel,
    TimelinePanel,
    MarginsPanel,
    CalendarPanel,
    ComparePanel,
    TransportPanel,
    NowPanel,
    SolarWindPanel,
    LayersPanel,
)
