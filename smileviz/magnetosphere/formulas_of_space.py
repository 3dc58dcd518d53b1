# ruff: noqa: RUF001 (written as in the papers)
"""FORMULAS_OF_SPACE: equations of plasmapause, aurora and X-rays as computed here, for people.

By the model's name. L in R_E; r in R_E from Earth's centre, theta from +X, phi about X from +Y
towards +Z; P dynamic pressure (nPa), n density (cm-3), psi dipole tilt, MLT in hours.
"""

_LIN = "f = cos(θ/2) + 0.0571 sin 2θ (1 − e^(−θ)), the magnetopause of Lin et al. 2010, "
_EXCHANGE = "times (α / 10⁻¹⁵ eV cm²) (n_H at 10 R⊕ / 25 cm⁻³): η = α n_H n v, n_H = n_10 (10/r)³"

FORMULAS_OF_SPACE: dict[str, str] = {
    "carpenter92": "L = 5.6 − 0.46 Kp, the largest Kp of the last 24 h",
    "obrien03_kp": "L = 5.9 − 0.43 Kp, the largest Kp from 36 to 2 h before",
    "obrien03_kp_mlt": (
        "L = 5.6 [1 + 0.12 cos(15° (MLT − 3))] − 0.39 [1 − 0.34 cos(15° (MLT − 16.6))] Kp, "
        "the largest Kp from 36 to 2 h before"
    ),
    "obrien03_ae": "L = 12.4 − 2.86 log_10 AE, the largest AE (nT) of the last 36 h",
    "obrien03_dst": "L = 6.3 − 1.57 log_10 |Dst|, the lowest Dst (nT) of the last 24 h",
    "moldwin02": "L = 5.39 − 0.382 Kp, the largest Kp of the last 12 h",
    "moldwin02_mlt": (
        "L = A − B Kp, the largest Kp of the last 12 h\n"
        "MLT 21 to 3: 5.7, 0.42; 3 to 9: 6.05, 0.573; 9 to 15: 5.2, 0.425; "
        "15 to 21: 4.45, 0.167"
    ),
    "zhang_paxton08": (
        "Q = A exp((x − B)/C) / (1 + exp((x − B)/D))², mW m⁻², x colatitude (°)\n"
        "A to D: six harmonics of MLT at Kp 0.75, 2.25, 3.75, 5.25, 7, 9; in between Q is "
        "linear in the hemispheric power\n"
        "HP = 38.66 exp(0.1967 Kp) − 33.99 GW to Kp 5, above 4.592 exp(0.4731 Kp) + 20.47 GW"
    ),
    "starkov94": (
        "colatitude = A_0 + Σ A_i cos 15° (i MLT + α_i), i = 1 to 3, for three edges\n"
        "each A and α a cubic in log_10 AL; AL = 18 − 12.3 Kp + 27.2 Kp² − 2 Kp³ nT"
    ),
    "cmem": (
        "η = 0 to r_mp | A_1 exp(−B (θ/2)⁴) (r/10)^(−α − β sin² θ) to r_bs | A_2 (r/10)⁻³ beyond\n"
        "r_mp = p_0 r_0 f^(p_1 β_1) + p_2 Q(p_3), " + _LIN + "under P/2 + Pm\n"
        "p_0 = 0.0022 n + 0.7753, r_bs = (13.24 − 0.12 n)(2/(1 + cos θ))^a, a = flaring of Shue et "
        "al. 1997 + 0.2\n"
        "A_1 = 2.7·10⁻⁶ n − 6.3·10⁻⁶, A_2 = 0.9·10⁻⁶ n − 1.0·10⁻⁶ eV cm⁻³ s⁻¹\n" + _EXCHANGE
    ),
    "jorgensen19": (
        "η = 0 to r_mp | (A_1 + B sin⁸ θ) (r/10)^(−α − β sin² θ) to r_bs | A_2 (r/10)⁻³ beyond\n"
        "r = r_0 (2/(1 + cos θ))^a with one a along Y and one along Z; at the nose "
        "r_mp = 10.28 − 0.10 n, r_bs = 13.24 − 0.12 n\n"
        "a of Shue et al. 1997 under P/2, + 0.2 for the shock; A_1, A_2 as CMEM\n" + _EXCHANGE
    ),
    "cmem2g": (
        "η = A_1 exp(−B (θ/2)⁴) (r/10)^(−dβ − 2 cos² θ) in the sheath, 0.41 A_1 (r/10)⁻³ beyond; "
        "both edges ramps of 0.5 R⊕\n"
        "r_mp = p_0 f^(−p_1) − p_2 Q(p_3), " + _LIN + "r_bs = (1.626 r_nose − 3.166)"
        "(2/(1 + cos θ))^(p_1 + 0.05)\n"
        "p_0 and A_1 from the nose and the brightest point of CMEM; "
        "B 2, dβ 1, p_1 0.5, p_2 15, p_3 4\n" + _EXCHANGE
    ),
}

EXCHANGE: tuple[tuple[str, str], ...] = (
    ("Formula", "η = α n_H n v\nn_H = n_10 (10 R⊕ / r)³"),
    (
        "α",
        (
            "10⁻¹⁵ eV cm²: Sun et al. 2019, and in the amplitudes of all models here\n"
            "6·10⁻¹⁶ eV cm²: as in Mshpy23"
        ),
    ),
    (
        "n₁₀",
        "25 cm⁻³: Hodges 1994 as used by Cravens et al. 2001; hydrogen is known to a factor of two",
    ),
    ("Effect", "the brightness is proportional to both; no boundary moves."),
    ("DOI", "10.1029/2018JA026093\n10.26464/epp2023065"),
)
"""The constants of X-rays: a word on each, and what is in use."""

EXCHANGE_TITLES = {
    "charge_exchange_ev_cm2": "Yield α",
    "exosphere_at_10_re_cm3": "Hydrogen n₁₀",
}
