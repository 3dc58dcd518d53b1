"""Scene: the layers in three renderers, sky, world and paper; picture() draws them off screen."""

from time import perf_counter
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkCommand, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkLight, vtkRenderer, vtkRenderWindow

from smileviz.base.arrays import Floats
from smileviz.base.theme import DARK, Theme
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import Pose
from smileviz.scene import polydata
from smileviz.scene.camera import Room, chosen
from smileviz.scene.layer import Hit, Layer, Pointer
from smileviz.scene.layers import LAYERS
from smileviz.scene.lettering import Pixels
from smileviz.scene.opengl import off_screen_window
from smileviz.scene.paper import SWITCHES, Paper
from smileviz.scene.sight import REFERENCE_DPI, Sight
from smileviz.scene.stance import sunward

_REACH_PX = 8.0
_REST_SAMPLES = 4
_SLOW_MS = 45.0
_NEAR_RE, _FAR_RE = 0.05, 250.0


class Scene:
    """All layers. It makes no OpenGL call itself: attach it to a render window and render that."""

    def __init__(self, theme: Theme = DARK) -> None:
        self.layers: tuple[Layer[Any], ...] = tuple(kind() for kind in LAYERS)
        self.paper = Paper()
        self._sky, self._world = _renderer(0), _renderer(1)
        self._sun = vtkLight()
        self._sun.SetLightTypeToSceneLight()
        self._sun.PositionalOff()
        self._world.AddLight(self._sun)
        for layer in self.layers:
            renderer = self._sky if layer.stage == "sky" else self._world
            for prop in layer.paint.props:
                renderer.AddViewProp(prop)
        self._window: vtkRenderWindow | None = None
        self._observers: tuple[int, ...] = ()
        self._moving = False
        self._begun_s = self._lean_ms = 0.0
        self._now: Snapshot | None = None
        self._followed: Pose | None = None
        self._framed_for: Room | None = None
        self.dress(theme)

    @property
    def switches(self) -> tuple[tuple[str, str], ...]:
        """Name and title of everything that can be hidden."""
        return (*((layer.name, layer.title) for layer in self.layers), *SWITCHES)

    # --- the window
    def attach(self, window: vtkRenderWindow) -> None:
        """Draw into *window* from now on."""
        self._window = window
        window.SetNumberOfLayers(3)
        for renderer in (self._sky, self._world, self.paper.renderer):
            window.AddRenderer(renderer)
        self._observers = (
            window.AddObserver(vtkCommand.StartEvent, self._before_frame),
            window.AddObserver(vtkCommand.EndEvent, self._after_frame),
        )

    def detach(self) -> None:
        """Let go of the window, before it dies."""
        if self._window is not None:
            for observer in self._observers:
                self._window.RemoveObserver(observer)
            for renderer in (self._sky, self._world, self.paper.renderer):
                self._window.RemoveRenderer(renderer)
            self._window = None

    def set_quality(self, *, moving: bool) -> None:
        """Lean while something moves; at rest the edges of bodies are smoothed too.

        Lines, shells and text always are: their shaders and pictures see to it. Four samples a
        pixel are best, but where a lean frame is slow already a filter has to do.
        """
        if self._window is None or moving == self._moving:
            return
        self._moving = moving
        slow = self._lean_ms > _SLOW_MS
        self._window.SetMultiSamples(0 if moving or slow else _REST_SAMPLES)
        self._world.SetUseFXAA(slow and not moving)
        for layer in self.layers:
            layer.refine(fine=not moving)

    def dress(self, theme: Theme) -> None:
        """Take the colours of *theme*; show_now then draws them."""
        self.theme = theme
        self._sky.SetBackground(*polydata.rgb(theme.background))
        self.paper.dress(theme)
        for layer in self.layers:
            layer.dress(theme)

    # --- what is shown
    def show_now(self, now: Snapshot) -> None:
        """Let every layer look and draw; the next Render shows it."""
        self._now = now
        for layer in self.layers:
            layer.show_now(now)
        shown = [layer for layer in self.layers if layer.shown]
        self._sun.SetPosition(*(1000.0 * sunward(now)))
        self.paper.show(
            now,
            tuple(label for layer in shown for label in layer.labels(now)),
            tuple(entry for layer in shown for entry in layer.entries(now)),
            np.concatenate([np.zeros((0, 3)), *(layer.thin_re(now) for layer in shown)]),
            tuple(layer.title for layer in shown if layer.late),
        )
        self._follow(now)

    def _follow(self, now: Snapshot) -> None:
        """Set the camera to what the view asks for, if that is news."""
        self._framed_for = self.room
        wanted = chosen(now.view.camera, now, self._framed_for)
        if wanted != self._followed:
            self._followed = wanted
            self.set_pose(wanted)

    # --- the camera
    @property
    def pose(self) -> Pose:
        """Where the camera is."""
        camera = self._world.GetActiveCamera()
        position, focus = camera.GetPosition(), camera.GetFocalPoint()
        return Pose(position, focus, camera.GetViewUp(), camera.GetViewAngle())

    def set_pose(self, pose: Pose) -> None:
        """Move the camera; the next Render shows it."""
        camera = self._world.GetActiveCamera()
        camera.SetPosition(*pose.position)
        camera.SetFocalPoint(*pose.focus)
        camera.SetViewUp(*pose.up)
        camera.SetViewAngle(pose.view_angle_deg)

    @property
    def sight(self) -> Sight:
        """What the camera sees in the window as it is."""
        pose = self.pose
        width, height = self._size()
        scale = 1.0 if self._window is None else self._window.GetDPI() / REFERENCE_DPI
        position, focus, up = (np.array(v) for v in (pose.position, pose.focus, pose.up))
        angle = float(np.radians(pose.view_angle_deg))
        return Sight(position, focus, up, angle, width, height, scale)

    def ray(self, x: float, y: float) -> Floats:
        """Unit direction (3,) from the camera through a pixel; y counts from the bottom."""
        return self.sight.ray(x, y)

    def pick(self, x: float, y: float) -> Hit | None:
        """What is under the pixel, the smallest and nearest first; y counts from the bottom."""
        if self._now is None:
            return None
        sight = self.sight
        pointer = Pointer(sight, x, y, _REACH_PX * sight.scale)
        now = self._now
        hits = [layer.hit(now, pointer) for layer in self.layers if layer.shown]
        return min((hit for hit in hits if hit), key=lambda hit: hit.rank, default=None)

    def _size(self) -> tuple[int, int]:
        if self._window is None:
            return 1280, 720
        width, height = self._window.GetSize()
        return (width, height) if width > 1 and height > 1 else (1280, 720)

    @property
    def room(self) -> Room:
        """The picture as presets have to fill it."""
        width, height = self._size()
        return Room(width / height, self.paper.covered(self.sight))

    def _before_frame(self, *_: object) -> None:
        """Follow the size of the window and the camera."""
        self._begun_s = perf_counter()
        if self._now is None:
            return
        if self._now.view.camera.pose is None and self.room != self._framed_for:
            self._follow(self._now)
        sight = self.sight
        covers: dict[str, tuple[float, float, float, float]] = {}
        for layer in self.layers:
            if layer.shown:
                layer.fit(sight)
                covers |= layer.cover(sight)
        self.paper.fit(sight, covers)
        self._world.GetActiveCamera().SetClippingRange(*_clipping(sight))
        sky = self._sky.GetActiveCamera()
        sky.SetPosition(0.0, 0.0, 0.0)
        sky.SetFocalPoint(*(-sight.axes[2]))
        sky.SetViewUp(*sight.axes[1])
        sky.SetViewAngle(np.degrees(sight.view_angle_rad))
        sky.SetClippingRange(0.5, 2.0)

    def _after_frame(self, *_: object) -> None:
        """Measure how long lean frames take."""
        if self._moving:
            spent_ms = 1e3 * (perf_counter() - self._begun_s)
            self._lean_ms += 0.3 * (spent_ms - self._lean_ms)


def _renderer(layer: int) -> vtkRenderer:
    """A renderer that blends plainly, culls nothing and leaves the lights to the scene."""
    renderer = vtkRenderer()
    renderer.SetLayer(layer)
    renderer.SetUseOIT(False)  # noqa: FBT003
    renderer.AutomaticLightCreationOff()
    renderer.GetCullers().RemoveAllItems()
    return renderer


def _clipping(sight: Sight) -> tuple[float, float]:
    """Nearest and farthest depth drawn."""
    distance = float(np.linalg.norm(sight.position))
    return max(_NEAR_RE, 0.02 * (distance - 1.0)), distance + _FAR_RE


def picture(
    now: Snapshot, size: tuple[int, int], theme: Theme = DARK, scale: float | None = None
) -> Pixels:
    """The scene as an image (h, w, 3) of bytes, first row on top, drawn off screen.

    *size* is width and height in pixels; *scale* is pixels for one design pixel, by default the
    height over 720, so that every size shows the same composition.
    """
    width, height = size
    shown = max(0.85, height / 720.0) if scale is None else scale
    finer = 2 if width * height <= 9_000_000 else 1
    window = off_screen_window()
    window.SetMultiSamples(0 if finer > 1 else 4)
    window.SetSize(width * finer, height * finer)
    window.SetDPI(round(REFERENCE_DPI * shown * finer))
    scene = Scene(theme)
    scene.attach(window)
    try:
        scene.show_now(now)
        window.Render()
        image = _read(window)
    finally:
        scene.detach()
        window.Finalize()
    if finer == 1:
        return image
    parts = image.reshape(height, finer, width, finer, 3).astype(np.uint16)
    return np.asarray(parts.sum(axis=(1, 3)) // (finer * finer), dtype=np.uint8)


def _read(window: vtkRenderWindow) -> Pixels:
    """The pixels of the window (h, w, 3), first row on top."""
    width, height = window.GetSize()
    values = vtkUnsignedCharArray()
    window.GetPixelData(0, 0, width - 1, height - 1, 0, values, 0)
    return np.array(vtk_to_numpy(values).reshape(height, width, 3)[::-1])
