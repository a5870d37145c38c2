"""DER, as far as certificates and time stamps need it. ITU-T X.690."""

import dataclasses


def tlv(tag, *parts):
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 128 | len(length)]) + length + body


def integer(value):
    return tlv(2, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def boolean(value):
    return tlv(1, b"\xff" if value else b"\0")


def bits(data, unused=0):
    return tlv(3, bytes([unused]), data)


def octets(*parts):
    return tlv(4, *parts)


NULL = tlv(5)


def oid(text):
    first, second, *rest = map(int, text.split("."))
    data = b""
    for number in (first * 40 + second, *rest):
        digits = [number & 127]
        while number := number >> 7:
            digits.append(number & 127 | 128)
        data += bytes(reversed(digits))
    return tlv(6, data)


def utf8(text):
    return tlv(12, text.encode())


def sequence(*parts):
    return tlv(0x30, *parts)


def set_of(*parts):
    return tlv(0x31, *sorted(parts))


def general_time(moment):
    return tlv(24, moment.strftime("%Y%m%d%H%M%SZ").encode())


def utc_time(moment):
    return tlv(23, moment.strftime("%y%m%d%H%M%SZ").encode())


def context(number, *parts):
    """[number], constructed."""
    return tlv(0xA0 | number, *parts)


class Bad(Exception):
    """What is no DER, or not of the form that is wanted."""


@dataclasses.dataclass(frozen=True)
class Node:
    tag: int
    body: bytes
    raw: bytes

    def children(self):
        return all_of(self.body)

    def want(self, tag):
        if self.tag != tag:
            raise Bad(f"tag {self.tag:#x}, expected {tag:#x}")
        return self

    def number(self):
        if not self.want(2).body:
            raise Bad("an integer without bytes")
        return int.from_bytes(self.body, "big", signed=True)

    def oid(self):
        numbers, value = [], 0
        for byte in self.want(6).body:
            value = value << 7 | byte & 127
            if byte < 128:
                numbers, value = numbers + [value], 0
        if not numbers:
            raise Bad("an empty object identifier")
        first = min(numbers[0] // 40, 2)
        return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def one_of(data):
    """The first value of the bytes, and what follows it."""
    if len(data) < 2:
        raise Bad("an end in the middle")
    length, at = data[1], 2
    if length > 127:
        at += length & 127
        if length == 128 or len(data) < at:
            raise Bad("a length of another form")
        length = int.from_bytes(data[2:at], "big")
    if len(data) < at + length:
        raise Bad("an end in the middle")
    return Node(data[0], data[at:at + length], data[:at + length]), data[at + length:]


def all_of(data):
    nodes = []
    while data:
        node, data = one_of(data)
        nodes.append(node)
    return nodes


def whole(data):
    node, rest = one_of(data)
    if rest:
        raise Bad("bytes behind the end")
    return node


def fields(node, number):
    """The children of a sequence that has at least so many."""
    children = node.want(0x30).children()
    if len(children) < number:
        raise Bad(f"a sequence of {len(children)}, expected {number}")
    return children
