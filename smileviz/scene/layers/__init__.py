"""The layers of the 3D picture, in the order they are drawn: far and large things first."""

from typing import Any

from smileviz.scene.layer import Layer
from smileviz.scene.layers.aim import AimLayer
from smileviz.scene.layers.aurora import AuroraLayer
from smileviz.scene.layers.axes import AxesLayer
from smileviz.scene.layers.belts import BeltsLayer
from smileviz.scene.layers.bow_shock import BowShockLayer
from smileviz.scene.layers.cusps import CuspsLayer
from smileviz.scene.layers.earth import EarthLayer
from smileviz.scene.layers.emissivity import EmissivityLayer
from smileviz.scene.layers.field_lines import FieldLinesLayer
from smileviz.scene.layers.foot import FootLayer
from smileviz.scene.layers.magnetopause import MagnetopauseLayer
from smileviz.scene.layers.neutral_sheet import NeutralSheetLayer
from smileviz.scene.layers.plasmapause import PlasmapauseLayer
from smileviz.scene.layers.sky import SkyLayer
from smileviz.scene.layers.smile_line import SmileLineLayer
from smileviz.scene.layers.spacecraft import SpacecraftLayer
from smileviz.scene.layers.sun import SunLayer
from smileviz.scene.layers.sxi_cone import SxiConeLayer
from smileviz.scene.layers.track_inertial import TrackInertialLayer
from smileviz.scene.layers.track_rotating import TrackRotatingLayer
from smileviz.scene.layers.uncertainty import UncertaintyLayer
from smileviz.scene.layers.uvi_cone import UviConeLayer

LAYERS: tuple[type[Layer[Any]], ...] = (
    SkyLayer,
    EarthLayer,
    AxesLayer,
    EmissivityLayer,
    BowShockLayer,
    UncertaintyLayer,
    MagnetopauseLayer,
    NeutralSheetLayer,
    BeltsLayer,
    PlasmapauseLayer,
    AuroraLayer,
    CuspsLayer,
    FieldLinesLayer,
    SmileLineLayer,
    FootLayer,
    SxiConeLayer,
    UviConeLayer,
    SunLayer,
    TrackRotatingLayer,
    TrackInertialLayer,
    AimLayer,
    SpacecraftLayer,
)
