"""Numbers as bytes: seven bits a byte, the lowest first, so that small numbers take little room."""

from collections.abc import Iterator


def _made(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)


_MADE = [_made(number) for number in range(1 << 16)]


def varint(number: int) -> bytes:
    """A number as its bytes."""
    return _MADE[number] if number < 1 << 16 else _made(number)


def numbers(data: bytes | bytearray) -> Iterator[int]:
    """The numbers that bytes hold."""
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
