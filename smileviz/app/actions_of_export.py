"""EXPORTS: the actions that hand results over to colleagues and other programs."""

from smileviz.app.action import Action

EXPORTS = (
    Action(
        "export_orbit",
        "Export the &orbit…",
        ("Ctrl+Shift+E",),
        "File/Export",
        lambda w: w.documents.export("orbit"),
        "OEM, SPICE kernel, STK, CZML, CSV or CDF, over any span",
    ),
    Action(
        "export_windows",
        "Export &windows…",
        (),
        "File/Export",
        lambda w: w.documents.export("windows"),
        "When SXI and UVI may observe, eclipses, contacts: table, calendar or event file",
    ),
    Action(
        "export_events",
        "Export &events…",
        (),
        "File/Export",
        lambda w: w.documents.export("events"),
        "Perigee, apogee, nodes, edges of windows: table, calendar or event file",
    ),
    Action(
        "export_pointing",
        "Export &pointing…",
        (),
        "File/Export",
        lambda w: w.documents.export("pointing"),
        "Boresights and attitude against time, or a timeline like a pointing request",
    ),
    Action(
        "report",
        "Planning &report…",
        ("Ctrl+R",),
        "File",
        lambda w: w.documents.report(),
        "Timeline, margins, season, windows and contacts of a span, as PDF or HTML",
    ),
)
