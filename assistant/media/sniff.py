"""What a file really is, by its first bytes and never by its name. Standard library only: the terminal uses it too."""

from __future__ import annotations

import os
import stat
from enum import StrEnum

HEAD = 512
"""Bytes that are enough to tell every kind."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (0, b"\xffO\xffQ", "image/jp2"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (0, b"\xff\n", "image/jxl"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\x1aE\xdf\xa3", "audio/webm"),
    (0, b"caff\0\x01", "audio/caf"),
    (0, b".snd\0", "audio/au"),
    (0, b"riff\x2e\x91\xcf\x11", "audio/w64"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "audio/wma"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, b"%PDF", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis")
_AVIF_BRANDS = (b"avif", b"avis")
_ANY_BRANDS = (b"mif1", b"msf1")
"""A picture or some in the container of HEIF, however they are coded: the compatible brands tell that."""


class Kind(StrEnum):
    """What can be done with a file."""

    PICTURE = "picture"
    AUDIO = "audio"
    TEXT = "text"
    UNKNOWN = "unknown"


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head`; empty if it is unknown."""
    for offset, magic, name in _MAGIC:
        if head.startswith(magic, offset):
            return name
    if head[:4] in (b"RIFF", b"RF64") and len(head) >= 12:
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _iso_media(head)
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "audio/aiff"
    if head[:2] == b"BM" and len(head) >= 26 and head[14:18] in _BMP_HEADERS:
        return "image/bmp"
    if head[:4] == b"\0\0\1\0" and len(head) >= 22 and head[4] and not head[5] and not head[9]:
        return "image/x-icon"
    if len(head) > 2 and head[0] == 0xFF:
        return _mpeg_audio(head) or _text(head)
    return _numbered(head) or _text(head)


def _numbered(head: bytes) -> str:
    """Formats that begin with letters or little else: the number of their version belongs to what tells them."""
    if len(head) < 12:
        return ""
    if head[:4] == b"wvpk" and head[9] == 4:
        return "audio/wavpack"
    if head[:4] == b"MAC " and 3800 <= int.from_bytes(head[4:6], "little") < 4096:
        return "audio/ape"
    if head[:2] == b"\x0bw" and head[4] >> 6 != 3 and head[5] >> 3 in (*_AC3, _EAC3):
        return "audio/ac3" if head[5] >> 3 in _AC3 else "audio/eac3"
    if head[:4] == b"\0\0\x01\xba" and (head[4] >> 4 == 2 or head[4] >> 6 == 1):
        return "video/mpeg"
    return "video/mp2t" if _transport_stream(head) else ""


def _transport_stream(head: bytes) -> bool:
    """A packet every 188 bytes (ISO 13818-1, 2.4.3.2), or 192 with a time before each as cameras write them."""
    return not _text(head) and any(
        len(head) > first + 2 * step and all(head[first + step * place] == 0x47 for place in range(3))
        for first, step in ((0, 188), (4, 192))
    )


def _mpeg_audio(head: bytes) -> str:
    """By the frame header (ISO 11172-3, 2.4.1.3): layer II or III, or none of them for AAC; a possible rate."""
    if head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    layered = head[1] & 0xE0 == 0xE0 and head[1] & 0x06 in (0x02, 0x04)
    return "audio/mpeg" if layered and head[2] & 0xF0 != 0xF0 and head[2] & 0x0C != 0x0C else ""


_AC3, _EAC3 = (6, 8), 16
"""Versions of the bit stream (ETSI TS 102 366, 4.4.2.1 and E.1.3.1.6)."""
_BMP_HEADERS = tuple(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 64, 108, 124))


def _iso_media(head: bytes) -> str:
    """By the brands (ISO 14496-12, 4.3): the major one, after its version the compatible ones, up to the box's end."""
    brand, end = head[8:12], min(int.from_bytes(head[:4]), len(head))
    if brand in _ANY_BRANDS:
        compatible = [head[start : start + 4] for start in range(16, end - 3, 4)]
        is_avif = any(each in _AVIF_BRANDS for each in compatible) and not any(
            each in _HEIC_BRANDS for each in compatible
        )
        return "image/avif" if is_avif else "image/heic"
    if brand in _AVIF_BRANDS:
        return "image/avif"
    return "image/heic" if brand in _HEIC_BRANDS else "audio/mp4"


def _text(head: bytes) -> str:
    if not head:
        return ""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:100].lower()
    if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in head.lower()):
        return "image/svg+xml"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    binary = any(byte < 9 or 13 < byte < 27 or 27 < byte < 32 or byte == 127 for byte in head)
    return "" if binary else "text/plain"


def kind(name: str) -> Kind:
    """What can be done with a media type. A film is heard; HEIC and others are refused with a cure; SVG is a
    program. What begins like a text may prove to be none once it is read whole (`media.texts`)."""
    if name == "image/svg+xml":
        return Kind.UNKNOWN
    if name == "text/plain":
        return Kind.TEXT
    main = name.partition("/")[0]
    return {"image": Kind.PICTURE, "audio": Kind.AUDIO, "video": Kind.AUDIO}.get(main, Kind.UNKNOWN)


def head_of_file(path: str) -> bytes:
    """The first bytes of a regular file; empty for an empty one. Raises OSError; a FIFO or device is not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise IsADirectoryError(path) if stat.S_ISDIR(os.fstat(descriptor).st_mode) else OSError("not a file")
        return os.read(descriptor, HEAD)
    finally:
        os.close(descriptor)


def kind_of_file(path: str) -> Kind:
    """What can be done with the file at a path; UNKNOWN if it cannot be read or is no regular file."""
    try:
        return kind(media_type(head_of_file(path)))
    except (OSError, ValueError):
        return Kind.UNKNOWN
