"""The 3D view: the scene in a canvas, the mouse on its camera, glides, and what the pointer is on.

The camera is the user's while a gesture lasts; when it ends it becomes one ``session.look``.
"""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smileviz.app.gestures import Gestures
from smileviz.app.surface import has_opengl
from smileviz.app.view3d_gl import GLCanvas
from smileviz.app.view3d_image import ImageCanvas
from smileviz.base.theme import Theme
from smileviz.mission.session import Session
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import CameraChoice, Pose
from smileviz.scene import camera, gesture
from smileviz.scene.scene import Scene
from smileviz.widgets.tip import Tip

STILL_MS = 250  # after the last change comes the good picture
GLIDE_S = 0.6
RIDING = frozenset({"ride", "sxi"})  # presets that go along with SMILE
TURN_RAD = np.pi  # a drag over the height of the view


@dataclass(frozen=True)
class _Glide:
    """On the way from a pose to what the view asks for."""

    start: Pose
    clock: QElapsedTimer

    @property
    def fraction(self) -> float:
        """How much of the way is behind, 0 to 1."""
        return min(1.0, self.clock.elapsed() / 1000.0 / GLIDE_S)


class View3D(QWidget):
    """The scene as a widget; ``show_now`` asks for one picture."""

    painted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("3D view")
        self._session = session
        self._now: Snapshot | None = None
        self._choice: CameraChoice | None = None
        self._centre = gesture.EARTH  # what a drag turns the camera about
        self._held: Pose | None = None  # the user's pose, or the glide's, until it is the view's
        self._glide: _Glide | None = None
        self.canvas: GLCanvas | ImageCanvas = GLCanvas(self) if has_opengl() else ImageCanvas(self)
        self.canvas.setAccessibleName("3D view")
        # Queued: whoever hears of it may even close the window, which no painting survives.
        self.canvas.painted.connect(self.painted, Qt.ConnectionType.QueuedConnection)
        self._tip = Tip(self.canvas)
        self.scene = Scene(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._be_still)
        self._frame = QTimer(self, interval=16, timerType=Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._glide_on)
        self._connect(Gestures(self.canvas))

    def _connect(self, mouse: Gestures) -> None:
        mouse.begun.connect(self._stop_glide)
        mouse.moved.connect(self._tip.hide)
        mouse.turned.connect(self._turn)
        mouse.panned.connect(self._pan)
        mouse.zoomed.connect(self._zoom)
        mouse.finished.connect(self._keep)
        mouse.clicked.connect(self._click)
        mouse.double_clicked.connect(self._focus)
        mouse.rested.connect(self._tell)
        mouse.menu_wanted.connect(self._ask_for_menu)

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        """Show *now*; a change of the camera's choice from outside is a glide."""
        choice = now.view.camera
        came_from = self.scene.pose
        if self._now is None:
            self.scene.attach(self.canvas.render_window)
        elsewhere = self._choice is not None and choice != self._choice
        self._now, self._choice = now, choice
        if elsewhere:
            self._start_glide(came_from)
        self.scene.show_now(now)
        if self._glide is not None:
            self._held = self._way(self._glide)
        if self._held is not None:
            self.scene.set_pose(self._held)
        self._changed()

    def forget_camera(self) -> None:
        """Let the next picture be what the view asks for at once, without a glide to it."""
        self._frame.stop()
        self._glide = self._held = self._choice = None

    def dress(self, theme: Theme) -> None:
        """Change the colours; show_now is to follow."""
        self.scene.dress(theme)

    def shut_down(self) -> None:
        """Let go of OpenGL, before the window dies."""
        self._still.stop()
        self._frame.stop()
        self.scene.detach()
        self.canvas.shut_down()

    @property
    def aspect(self) -> float:
        """How many times as wide as high the view is."""
        return self.canvas.width() / max(1, self.canvas.height())

    @property
    def at_rest(self) -> bool:
        """Whether the camera stands and the good picture is asked for."""
        return self._glide is None and not self._still.isActive()

    def _changed(self) -> None:
        self._tip.hide()
        self.scene.set_quality(moving=True)
        self._still.start()
        self.canvas.update()

    def _be_still(self) -> None:
        if self._glide is None:
            self._keep()
            self.scene.set_quality(moving=False)
            self.canvas.update()

    # --- glides
    def _start_glide(self, start: Pose) -> None:
        self._held = None
        if not self.isVisible():
            return
        clock = QElapsedTimer()
        clock.start()
        self._glide = _Glide(start, clock)
        self._frame.start()

    def _stop_glide(self) -> None:
        self._frame.stop()
        if self._glide is not None:
            self._glide = None
            self._held = self.scene.pose

    def _way(self, glide: _Glide) -> Pose:
        assert self._now is not None
        target = camera.chosen(self._now.view.camera, self._now, self.scene.room)
        return camera.pose_between(glide.start, target, glide.fraction)

    def _glide_on(self) -> None:
        if self._glide is None:
            return
        self.scene.set_pose(self._way(self._glide))
        if self._glide.fraction >= 1.0:
            self._frame.stop()
            self._glide = self._held = None
        self._changed()

    # --- the mouse
    def _turn(self, right_px: float, down_px: float) -> None:
        scale = TURN_RAD / max(1, self.canvas.height())
        pose = self.scene.pose
        self._hold(gesture.turned(pose, -scale * right_px, scale * down_px, self._about()))

    def _about(self) -> tuple[float, float, float]:
        """What the user has focused on; SMILE while riding with it; else the Earth's centre."""
        riding = self._session.state.view.camera.preset in RIDING
        if self._now is None or not riding or self._centre != gesture.EARTH:
            return self._centre
        x, y, z = self._now.position_in(self._now.view.frame)
        return float(x), float(y), float(z)

    def _pan(self, right_px: float, down_px: float) -> None:
        height = max(1, self.canvas.height())
        self._hold(gesture.panned(self.scene.pose, right_px / height, -down_px / height))

    def _zoom(self, factor: float, place: QPointF) -> None:
        self._stop_glide()
        toward = self.scene.ray(*self._display(place))
        self._hold(gesture.zoomed(self.scene.pose, factor, toward=toward))

    def _hold(self, pose: Pose) -> None:
        self._held = pose
        self.scene.set_pose(pose)
        self._changed()

    def _keep(self) -> None:
        """The gesture has ended: its pose is the view's."""
        if self._held is None:
            return
        view = self._session.state.view
        self._choice = replace(view.camera, pose=self._held)
        self._held = None
        self._session.look(replace(view, camera=self._choice))

    def _click(self, place: QPointF) -> None:
        hit = self.scene.pick(*self._display(place))
        if hit is not None and hit.t is not None:
            self._session.go_to(hit.t)

    def _focus(self, place: QPointF) -> None:
        hit = self.scene.pick(*self._display(place))
        self._centre = gesture.EARTH if hit is None else hit.point_re
        view = self._session.state.view
        pose = gesture.focused(self.scene.pose, self._centre)
        self._session.look(replace(view, camera=replace(view.camera, pose=pose)))

    def _tell(self, place: QPointF) -> None:
        hit = self.scene.pick(*self._display(place))
        on_track = hit is not None and hit.t is not None
        shape = Qt.CursorShape.PointingHandCursor if on_track else Qt.CursorShape.ArrowCursor
        self.canvas.setCursor(shape)
        if hit is None:
            self._tip.hide()
            return
        self._tip.say(place, f"{hit.title}\n{hit.sentence}")

    def _ask_for_menu(self, place: QPointF) -> None:
        self.menu_wanted.emit(self.canvas.mapToGlobal(place.toPoint()))

    def _display(self, place: QPointF) -> tuple[int, int]:
        """A place in the widget as VTK's display pixels, from the bottom left."""
        ratio = self.canvas.devicePixelRatio()
        return round(place.x() * ratio), round((self.canvas.height() - 1 - place.y()) * ratio)

    # --- commands
    def look_from(self, preset: str) -> None:
        """Glide to the preset and follow it."""
        self._centre = gesture.EARTH
        view = self._session.state.view
        self._session.look(replace(view, camera=CameraChoice(preset=preset)))

    def frame_all(self) -> None:
        """Glide to where, in the present direction, everything is in the picture."""
        if self._now is None:
            return
        view = self._session.state.view
        pose = camera.whole(self.scene.pose, self._now, self.scene.room)
        self._session.look(replace(view, camera=replace(view.camera, pose=pose)))

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden view does not glide on."""
        self._stop_glide()
        super().hideEvent(event)
