"""Amounts as people read and hear them: never with an exponent."""

from __future__ import annotations


def amount(value: float) -> str:
    """`21,621`, `5,750` and `23.3`: whole from a hundred on, below with a tenth where there is one."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{round(value, 1):g}"


def size(count: float, digits: int = 0) -> str:
    """Bytes as `1.5 GB` or `23 MB`, with as many `digits` behind the point of megabytes, and one more of gigabytes."""
    megabytes = f"{count / 10**6:.{digits}f}"
    return f"{count / 10**9:.{digits + 1}f} GB" if float(megabytes) >= 1000 else f"{megabytes} MB"
