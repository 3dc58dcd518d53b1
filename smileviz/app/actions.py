"""ACTIONS: everything the user can do from a menu, a key or the palette; one entry each."""

from dataclasses import replace

from smileviz.app.action import Action, Desktop
from smileviz.app.actions_of_export import EXPORTS
from smileviz.app.actions_of_time import TIME
from smileviz.app.layouts import LAYOUTS
from smileviz.base.frames import Frame
from smileviz.base.theme import THEMES
from smileviz.mission.plan_b import has_manoeuvres
from smileviz.scene.camera import PRESETS

DISPLAY_FRAMES = {
    Frame.GSE: "Sun to +X, ecliptic north up",
    Frame.GSM: "Sun to +X, the dipole in the X-Z plane",
    Frame.SM: "the dipole up, the Sun in the X-Z plane",
    Frame.GCRS: "inertial, the axes of the stars",
}


def _compare(window: Desktop) -> None:
    window.documents.ask_compare()
    if window.session.state.view.other is not None:
        window.show_panel("compare")


def _compare_burns(window: Desktop) -> None:
    window.documents.compare_without_manoeuvres()
    window.show_panel("compare")


FILE = (
    Action(
        "new",
        "&New",
        ("Ctrl+N",),
        "File",
        lambda w: w.documents.new(),
        "Begin again from the bundled mission",
    ),
    Action(
        "open",
        "&Open…",
        ("Ctrl+O",),
        "File",
        lambda w: w.documents.ask_open(),
        "Open a scenario or orbital elements",
        "open",
    ),
    Action(
        "save",
        "&Save",
        ("Ctrl+S",),
        "File",
        lambda w: w.documents.save(),
        "Save the scenario to its file",
        "save",
    ),
    Action(
        "save_as",
        "Save &as…",
        ("Ctrl+Shift+S",),
        "File",
        lambda w: w.documents.save_as(),
        "Save the scenario to another file",
    ),
    Action(
        "compare",
        "&Compare with…",
        ("Ctrl+B",),
        "File",
        _compare,
        "Open a second plan, or an ephemeris, as plan B beside this one",
    ),
    Action(
        "compare_burns",
        "Compare with no manoeuvres",
        (),
        "File",
        _compare_burns,
        "This plan flown without its manoeuvres as plan B",
        possible=lambda w: has_manoeuvres(w.session.state.scenario),
    ),
    Action(
        "compare_stop",
        "Stop comparing",
        (),
        "File",
        lambda w: w.documents.stop_comparing(),
        "Close plan B",
        possible=lambda w: w.session.state.view.other is not None,
    ),
    Action(
        "save_picture",
        "Save the 3D &picture…",
        ("Ctrl+E",),
        "File",
        lambda w: w.save_picture(),
        "A PNG file, sharper than the screen, that says where its contents are from",
    ),
    *EXPORTS,
    Action(
        "quit",
        "&Quit",
        ("Ctrl+Q",),
        "File",
        lambda w: w.close(),
        "Close smileviz; unsaved changes are asked about",
    ),
)

EDIT = (
    Action(
        "undo",
        "&Undo",
        ("Ctrl+Z",),
        "Edit",
        lambda w: w.session.undo(),
        "Take the last edit of the scenario back",
        "undo",
        possible=lambda w: w.session.can_undo,
    ),
    Action(
        "redo",
        "&Redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "Edit",
        lambda w: w.session.redo(),
        "Make the edit again that was taken back",
        "redo",
        possible=lambda w: w.session.can_redo,
    ),
    Action(
        "copy_moment",
        "&Copy the values of now",
        ("Ctrl+Shift+C",),
        "Edit",
        lambda w: w.copy_moment(),
        "UTC and every quantity with its unit, as text",
    ),
    Action(
        "let_go",
        "&Let go",
        ("Esc",),
        "Edit",
        lambda w: w.let_go(),
        "Leave full screen, drop the selection, give the keys to the 3D view",
    ),
)


def _preset(name: str, number: int) -> Action:
    preset = PRESETS[name]
    return Action(
        f"view_{name}",
        preset.title,
        (str(number),),
        "View",
        lambda w: w.view3d.look_from(name),
        preset.sentence,
        checked=lambda w: w.session.state.view.camera.preset == name,
    )


def _frame(frame: Frame) -> Action:
    def show(window: Desktop) -> None:
        session = window.session
        session.look(replace(session.state.view, frame=frame))

    return Action(
        f"frame_{frame.value}",
        f"{frame.name} frame",
        (),
        "View/Frame",
        show,
        DISPLAY_FRAMES[frame],
        checked=lambda w: w.session.state.view.frame is frame,
    )


def _layout(name: str, number: int) -> Action:
    return Action(
        f"layout_{name}",
        f"{LAYOUTS[name].title} workspace",
        (f"Ctrl+{number}",),
        "View/Workspace",
        lambda w: w.lay_out(name),
        LAYOUTS[name].sentence,
        checked=lambda w: w.layout_name == name,
    )


def _theme(name: str) -> Action:
    return Action(
        f"theme_{name.replace(' ', '_')}",
        f"{name.capitalize()} theme",
        (),
        "View/Theme",
        lambda w: w.dress(name),
        checked=lambda w: w.theme_name == name,
    )


FRAME_ALL = Action(
    "frame_all",
    "&Frame all",
    ("F",),
    "View",
    lambda w: w.view3d.frame_all(),
    "Everything in the picture, seen from the present side",
    "camera",
)

VIEW = (
    Action(
        "reset_layout",
        "&Reset layout",
        (),
        "View/Workspace",
        lambda w: w.lay_out(w.layout_name),
        "Arrange the workspace as it came",
    ),
    Action(
        "stop_work",
        "S&top computing",
        ("Ctrl+.",),
        "View",
        lambda w: w.stop_work(),
        "Stop what is computed in the background; again: compute it after all",
    ),
    Action(
        "full_screen",
        "F&ull screen",
        ("F11",),
        "View",
        lambda w: w.full_screen(),
        "Fill the screen, or back to a window",
    ),
    Action(
        "palette",
        "&Search actions…",
        ("Ctrl+K",),
        "Help",
        lambda w: w.show_palette(),
        "Find an action by its name",
        "search",
    ),
    Action("keys", "&Keys", ("F1",), "Help", lambda w: w.show_keys(), "All keys on one page"),
    Action("about", "&About smileviz", (), "Help", lambda w: w.show_about()),
)

ACTIONS: tuple[Action, ...] = (
    *FILE,
    *EDIT,
    *TIME,
    *(_preset(name, k) for k, name in enumerate(PRESETS, start=1)),
    FRAME_ALL,
    *(_frame(frame) for frame in DISPLAY_FRAMES),
    *(_layout(name, k) for k, name in enumerate(LAYOUTS, start=1)),
    *(_theme(name) for name in THEMES),
    *VIEW,
)
