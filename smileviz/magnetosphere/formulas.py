# ruff: noqa: RUF001 (written as in the papers)
"""FORMULAS: the equations of boundaries and outer fields as computed here, for people to read.

By the model's name. r in R_E from Earth's centre; theta from +X, phi about X from +Y towards +Z;
P dynamic pressure (nPa), Pm magnetic pressure (nPa), Bx By Bz IMF in GSM (nT), psi dipole tilt.
"""

_PASS = "x y z aberrated; the nearest root along each direction"

FORMULAS: dict[str, str] = {
    "shue97": (
        "r = r0 (2 / (1 + cos θ))^α\n"
        "r0 = (11.4 + K Bz) P^(−1/6.6), K = 0.013 for Bz ≥ 0, else 0.14\n"
        "α = (0.58 − 0.010 Bz)(1 + 0.010 P)"
    ),
    "shue98": (
        "r = r0 (2 / (1 + cos θ))^α\n"
        "r0 = (10.22 + 1.29 tanh[0.184 (Bz + 8.14)]) P^(−1/6.6)\n"
        "α = (0.58 − 0.007 Bz)(1 + 0.024 ln P)"
    ),
    "petrinec96": (
        "x ≥ 0: r = F / (1 + (14.63 / (10.3 + m Bz) − 1) cos θ), F = 14.63 (P/2.1)^(−1/6), "
        "m = 0 for Bz ≥ 0, else 0.16\n"
        "x < 0: distance from the axis R = F − (asin[s exp(0.0425 x)] − asin s) / 0.0425, "
        "s² = 2.98 P^(−0.524) (0.152 − k Bz), k = 0.00137 for Bz ≥ 0, else 0.00644"
    ),
    "lin10": (
        "r = r0 f^β + Q\n"
        "r0 = 12.544 (P + Pm)^(−0.194) [1 + 0.305 (e^(0.0573 Bz) − 1) / (e^(2.178 Bz) + 1)]\n"
        "f = cos(θ/2) + 0.0571 sin 2θ (1 − e^(−θ))\n"
        "β = b0 + 0.0431 cos φ + (−0.00763 − 0.210 ψ) sin φ + 0.0405 sin² φ, "
        "b0 = −0.999 + 16.473 (e^(0.00152 Bz) − 1) / (e^(0.382 Bz) + 1)\n"
        "Q = −4.430 (P + Pm)^(−0.636) [exp(dn φn^1.45) + exp(ds φs^1.45)], the dents of the cusps"
    ),
    "liu15": (
        "r = r0 (2 / (1 + cos θ))^α (1 − 0.1 C sin² φ)\n"
        "r0 = (10.56 + 0.956 tanh[0.1795 (Bz + 10.78)]) (P + Pm)^(−0.1699)\n"
        "α from P, Bx, By, Bz, φ and ψ; C the dents of the cusps, wedges exp(−|θ − l| / w) about "
        "l = (0.822 + 0.2921 tanh[0.08792 (Bz + 10.12)]) (1 ∓ 0.01278 ψ°)"
    ),
    "nguyen22": (
        "r = r0 (2 / (1 + cos θ))^ξ (1 − 0.123 C sin² φ)\n"
        "r0 = 10.85 (1 + 0.027 tanh[0.296 Bz + 2.14]) (P + Pm)^(−0.15)\n"
        "ξ = 0.549 + 0.0745 ψ sin φ + cos Ω (0.01 cos² φ − 0.0713 sin² φ), Ω = atan2(By, Bz)\n"
        "C the dents of the cusps, wedges exp(−|θ − l| / w)"
    ),
    "jelinek12": ("r = 2 · 15.02 P^(−1/6.55) / (cos θ + √(cos² θ + 1.17² sin² θ))"),
    "farris94": (
        "nose R = R_mp [1 + 1.1 ((γ − 1) M² + 2) / ((γ + 1)(M² − 1))], M magnetosonic, "
        "R_mp of Shue et al. 1998\n"
        "shape ρ² = 0.04 (x − R)² − 45.3 (x − R)"
    ),
    "chao02": (
        "r = r0 (2.029 / (1 + 1.029 cos θ))^α\n"
        "r0 = 11.1266 (1 + a Bz)(1 − 0.0049 β)(1 + 2.5966 (0.3007 M² + 2) / (2.3007 M²)) "
        "P^(−1/6.047), a = 0.0010 for Bz ≥ 0, else −0.0005\n"
        "α = 0.8182 (1 + b Bz)(1 − 0.0122 P)(1 − 0.0328 ln(1 + β))(1 − 0.002 M), "
        "b = 0.0231 for Bz ≥ 0, else −0.0170"
    ),
    "merka05": (
        "A1 x² + y² + A3 z² + 2 A4 xy + 2 A7 x + 2 A8 y + A10 = 0, lengths times "
        "[(n/7)(V/457.5)²]^(1/6)\n"
        "A1 = 0.0063 − 0.0098 M, A3 = 0.8351 + 0.0102 M, A4 = −0.0298 + 0.0040 M, "
        "A7 = 16.39 + 0.2087 M + 108.3/(M−1)², A8 = −0.9241 + 0.0721 M, "
        "A10 = −444 − 2.935 M − 1930/(M−1)², M the Alfvén Mach number\n" + _PASS
    ),
    "jerab05": (
        "0.45 x² + y² + 0.8 z² + 0.18 xy + 46.6 x − 2.2 y − 0.6 z − 618 = 0, scaled to the nose\n"
        "R = 91.55 / (n V²)^(1/6) [1 + D ((γ − 1) M² + 2) / ((γ + 1)(M² − 1))], "
        "D = 0.937 (0.846 + 0.042 B), γ = 2.15, M the Alfvén Mach number\n" + _PASS
    ),
    "formisano79": (
        "0.52 x² + y² + 1.05 z² + 0.13 xy − 0.16 xz − 0.08 yz + 47.53 s x − 0.42 y + 0.67 z "
        "− 613 s² = 0, s = (2.056 / P)^(1/6)\n" + _PASS
    ),
    "none": (
        "B = −∇V, V = a Σ (a/r)^(n+1) Σ (g cos mλ + h sin mλ) P(n, m)(cos θ), a = 6371.2 km\n"
        "degrees 1 to 8 here, 1 to 13 in `smileviz field`; g, h linear in time"
    ),
    "t89": (
        "B = IGRF-14 + ring current + tail sheet + return currents at z = ±30 + magnetopause and "
        "field-aligned currents\n"
        "30 parameters at each of 7 levels of Kp, level = nearest whole Kp + 1; the sheet "
        "z = 0.5 tan ψ (X + Rc − √((X + Rc)² + 16)) − G sin ψ Y⁴ / (Y⁴ + 10⁴), tilted axes"
    ),
    "t96": (
        "B = IGRF-14 + shielding + ring current + two tails + Birkeland 1 and 2 + "
        "interconnection\n"
        "lengths ∝ P^(−0.14); ring by 0.8 Dst − 13 √P; tails and currents by √(P/2) and "
        "ε = 718.5 √P Bt sin(θc/2); interconnection ∝ Bt"
    ),
    "t01": (
        "B = IGRF-14 + shielding + two warped tails + two pairs of Birkeland currents + symmetric "
        "and partial ring current + penetrating IMF\n"
        "amplitudes linear in P^κ, 0.8 Dst − 13 √P, G1 and G2\n"
        "G1 = ⟨V h sin³(θc/2)⟩, h = (Bt/40)² / (1 + Bt/40); G2 = 0.005 ⟨V Bs⟩, of the hour before"
    ),
    "ts04": (
        "B = IGRF-14 + the parts of Tsyganenko 2001, their amplitudes by P and W1 to W6\n"
        "Wk = (rk/12) Σ Sk exp(−rk Δt), 5-min samples, Δt h ago; "
        "Sk = (n/5)^λ (V/400)^β (Bs/5)^γ\n"
        "r .39 .70 .031 .58 1.15 .88; λ .39 .46 .39 .42 .41 1.29; β .80 .18 2.32 1.25 1.60 2.40; "
        "γ .87 .67 1.32 1.29 .69 .53"
    ),
    "fairfield71": (
        "y² + 0.0296 xy − 0.0381 x² − 1.28 y + 45.644 x − 652.1 = 0 in the ecliptic, "
        "turned about its middle\n" + _PASS
    ),
}
