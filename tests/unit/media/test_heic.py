"""HEIC photos: read where `pillow-heif` is installed, refused with a cure where it is not."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.media.decoder import Decoder
from tests.unit.media.test_hostile import shows_the_scene

HEIC = base64.b85decode(
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<0004fZDn*}000000000XXk=`10000000000aA{+700000000000000000000B57=I"
    "V*mgE07O6l0RRC200001p#T8@00000005x?001LtX>Mi!000000RR916=`l}WdZ;I000310BCk&F#rGn01j|zbZr0t000010002}"
    "X>f9I0002pX>en20001XXm(>m0RwOV0058x000009`FGC{rLC*01pFT0096PKmiN^|NjGU00093kN^M!000939=ZZRVE_RDDnbDP"
    "18@KU0|1Z!00RI30{|YNAb|yz>g1-mxCm%4AOHXZ10VnZ0{|gn00967L;=Bbz=;3=025<xY;ta6Y<K_x01W^JfB*mh6lrsCWdHyG"
    "00000KmY&$KmY&$C}V74Z~y=RFaQ7m0RR91AOHXW0ssI1@Bjb+0{{R2-~a#s0ssI25O8UDX#fBK00RgJ2mk;87-?{AVE_OC00000"
    "0RRC7fdT^sga7~lscmFobN~PVohSjX1~}vAz3sR0DL?=Hk<X$1ROASJ5>5Q-KKt}`kN?Fsia1Lt*$QRm6gfbd=qkL*@y<notGMDB"
    "0z~<Fm>H6|brQpZAE|{fP47R$$3k1f!*)dYRe+^#a%R|_-Kx9)Tvi<_Cjsr}D>*r?$zn9*CCJHbQkuMC7s>C?oS!$GJEY@AIk`*h"
    "m1lpYbtxrtV(~cW|EzfLm0$"
)
"""The scene of `hostile.scene`, written by pillow-heif 1.8."""


@pytest.fixture
def photo(tmp_path: Path) -> str:
    (tmp_path / "photo.heic").write_bytes(HEIC)
    return str(tmp_path / "photo.heic")


def test_with_the_package_it_is_read(photo: str) -> None:
    pytest.importorskip("pillow_heif")
    decoder = Decoder(1)
    info = decoder.inspect(photo, 40)
    assert (info.media_type, info.width, info.height) == ("image/heic", 48, 32)
    assert shows_the_scene(decoder.rgb(photo, 40))
    for share in (40, len(HEIC) // 2, len(HEIC) - 20):
        Path(photo).write_bytes(HEIC[:share])
        with pytest.raises(BadInput, match="damaged"):
            decoder.inspect(photo, 40)
    decoder.close()


def test_without_it_the_cure_is_named(photo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "pillow_heif.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(tmp_path / "none")  # the child imports from where this process does
    decoder = Decoder(1)
    with pytest.raises(BadInput, match="HEIC photo") as problem:
        decoder.inspect(photo)
    assert "pillow-heif" in problem.value.hint
    decoder.close()
