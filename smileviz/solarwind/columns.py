"""COLUMNS: what a timeline may hold, in which unit, and what a mistaken unit looks like."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One column. *low* to *high*: what nature has shown and more; outside it is no value."""

    name: str
    title: str
    unit: str
    low: float
    high: float
    fills: tuple[float, ...] = ()
    """Numbers that stand for "no value" in some file."""
    mistake: str = ""
    """The unit that is given by mistake for *unit*."""
    factor: float = 1.0
    """Multiplies a number of the mistaken unit to make it one of *unit*."""
    interval_s: float | None = None
    """How long one value stands, where that belongs to the index and not to the file."""


_FIELD = (-9999.0, 999.9, 999.99, 9999.9, 9999.99, 99999.9)
_INDEX = (-9999.0, 9999.0, 99999.0)


def _field(name: str, title: str) -> Kind:
    return Kind(name, title, "nT", -1000.0, 1000.0, _FIELD, "T", 1e9)


def _index(name: str, title: str, interval_s: float | None = None) -> Kind:
    return Kind(name, title, "nT", -5000.0, 5000.0, _INDEX, "T", 1e9, interval_s)


COLUMNS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "density_cm3",
            "Proton density",
            "cm-3",
            0.0,
            900.0,
            (-9999.0, 999.9, 999.99, 9999.99),
            "m-3",
            1e-6,
        ),
        Kind(
            "speed_km_s",
            "Flow speed",
            "km/s",
            100.0,
            5000.0,
            (-9999.0, 9999.0, 9999.9, 99999.9),
            "m/s",
            1e-3,
        ),
        Kind(
            "temperature_k",
            "Proton temperature",
            "K",
            100.0,
            9.9e6,
            (-9999.0, 9999999.0, 99999.9),
            "eV",
            11604.518,
        ),
        _field("bx_gsm_nt", "Bx GSM"),
        _field("by_gsm_nt", "By GSM"),
        _field("bz_gsm_nt", "Bz GSM"),
        Kind("b_nt", "Field magnitude", "nT", 0.0, 1000.0, _FIELD, "T", 1e9),
        Kind(
            "pdyn_npa",
            "Dynamic pressure",
            "nPa",
            0.0,
            99.0,
            (-9999.0, 99.99, 999.99),
            "Pa",
            1e9,
        ),
        Kind("alpha_ratio", "Alpha/proton ratio", "", 0.0, 1.0, (-9999.0, 9.999)),
        Kind("e_field_mv_m", "Electric field -V Bz", "mV/m", -500.0, 500.0, (-9999.0, 999.99)),
        Kind("beta", "Plasma beta", "", 0.0, 900.0, (-9999.0, 999.99)),
        Kind("alfven_mach", "Alfven Mach number", "", 0.0, 900.0, (-9999.0, 999.9)),
        Kind("magnetosonic_mach", "Magnetosonic Mach number", "", 0.0, 90.0, (-9999.0, 99.9)),
        Kind(
            "kp",
            "Kp",
            "",
            0.0,
            9.0,
            (-1.0, 99.0, -9999.0),
            "tenths, as OMNI writes it",
            0.1,
            interval_s=10_800.0,
        ),
        _index("dst_nt", "Dst", 3600.0),
        _index("sym_h_nt", "SYM-H"),
        _index("ae_nt", "AE"),
        _index("al_nt", "AL"),
        _index("au_nt", "AU"),
    )
}

FIELD_GSE = ("bx_gse_nt", "by_gse_nt", "bz_gse_nt")
"""Columns a file may have instead of GSM; they are turned when it is read."""
FIELD_GSM = ("bx_gsm_nt", "by_gsm_nt", "bz_gsm_nt")

GSE_KINDS = {name: _field(name, name[:2].title() + " GSE") for name in FIELD_GSE}
