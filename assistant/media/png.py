"""A PNG without the packed texts and colour profiles that nothing here reads. Standard library only.

The decoder's library unpacks each of them, and gives the whole picture up where one is large.
"""

from __future__ import annotations

_SIGNATURE = 8
_PACKED = (b"zTXt", b"iTXt", b"iCCP")
_READ = (b"Raw profile type exif\0", b"XML:com.adobe.xmp\0")
"""Keywords of texts that may tell which side is up, and when a picture was taken."""


def without_packed(data: bytes) -> bytes:
    """The same picture. Chunks are a length, a name, so many bytes and a checksum (PNG, third edition, 5.3)."""
    if not any(name in data for name in _PACKED):
        return data
    kept = [data[:_SIGNATURE]]
    place = _SIGNATURE
    while place < len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if data[place + 4 : place + 8] not in _PACKED or data.startswith(_READ, place + 8):
            kept.append(data[place:end])
        place = end
    return b"".join(kept)
