"""Takes out of a JPEG what a camera wrote beside the picture: place, time, device, thumbnails."""

from __future__ import annotations

START, END, SCAN = 0xD8, 0xD9, 0xDA
# Without a length of their own (ITU-T T.81, table B.1): restart marks and a temporary one.
BARE = frozenset(range(0xD0, 0xD8)) | {0x01}
COMMENT = 0xFE
APPLICATION = range(0xE0, 0xF0)
# What a decoder needs of the application segments: density, colour profile, colour transform.
NEEDED = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))


def stripped(data: bytes) -> bytes:
    """The same picture, bit for bit, without the segments that do not draw it, and without what
    follows it (a second picture, a video). Bytes that are no JPEG stay as they are.
    """
    kept = [data[:2]]
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == END:
            return b"".join([*kept, data[position : position + 2]])
        end = _end(data, position, marker)
        if _is_drawn(marker, data[position + 4 : end]):
            kept.append(data[position:end])
        position = end
    if data[position : position + 2] == bytes((0xFF, END)):
        return b"".join([*kept, data[position:]])
    return data


def _end(data: bytes, position: int, marker: int) -> int:
    """Where the segment ends; a scan goes on to the next mark that is not part of its data."""
    if marker in BARE or marker == 0xFF:
        return position + (1 if marker == 0xFF else 2)
    end = position + 2 + int.from_bytes(data[position + 2 : position + 4])
    if marker != SCAN:
        return end
    while (end := data.find(b"\xff", end)) >= 0:
        follows = data[end + 1 : end + 2]
        if follows and follows[0] not in BARE | {0x00, 0xFF}:
            return end
        end += 1 if follows == b"\xff" else 2
    return len(data)


def _is_drawn(marker: int, payload: bytes) -> bool:
    if marker in APPLICATION:
        return any(marker == number and payload.startswith(name) for number, name in NEEDED)
    return marker != COMMENT
