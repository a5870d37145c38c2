"""RSA signatures of PKCS #1 (RFC 8017), from scratch: version 1.5 and PSS."""

import base64
import dataclasses
import functools
import hashlib
import os

import der

HASHES = {"sha256": "2.16.840.1.101.3.4.2.1", "sha512": "2.16.840.1.101.3.4.2.3"}


@dataclasses.dataclass(frozen=True)
class Key:
    n: int
    e: int
    d: int = 0
    p: int = 0
    q: int = 0

    @property
    def size(self):
        return (self.n.bit_length() + 7) // 8


def unarmoured(pem):
    lines = pem.decode().split("\n")
    return base64.b64decode("".join(line for line in lines if line and not line.startswith("-----")))


def armoured(data, name):
    text = base64.b64encode(data).decode()
    lines = [text[at:at + 64] for at in range(0, len(text), 64)]
    return "\n".join([f"-----BEGIN {name}-----", *lines, f"-----END {name}-----", ""]).encode()


@functools.cache
def test_key(name):
    """One of the keys in tests/forge/keys: made with `openssl genrsa -traditional 2048`, and no secret."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "keys", f"{name}.pem"), "rb") as file:
        numbers = [node.number() for node in der.whole(unarmoured(file.read())).children()]
    return Key(*numbers[1:6])


def raised(key, value):
    """value^d modulo n, by the two primes."""
    a, b = (pow(value % prime, key.d % (prime - 1), prime) for prime in (key.p, key.q))
    return b + key.q * ((a - b) * pow(key.q, -1, key.p) % key.p)


def encoded_15(message, size, name):
    info = der.sequence(der.sequence(der.oid(HASHES[name]), der.NULL), der.octets(hashlib.new(name, message).digest()))
    return b"\0\1" + b"\xff" * (size - len(info) - 3) + b"\0" + info


def sign_15(key, message, name="sha256"):
    return raised(key, int.from_bytes(encoded_15(message, key.size, name), "big")).to_bytes(key.size, "big")


def verify_15(key, message, signature, name="sha256"):
    if len(signature) != key.size or int.from_bytes(signature, "big") >= key.n:
        return False
    return pow(int.from_bytes(signature, "big"), key.e, key.n).to_bytes(key.size, "big") == encoded_15(message, key.size, name)


def mask(seed, length):
    blocks = (hashlib.sha256(seed + number.to_bytes(4, "big")).digest() for number in range(-(-length // 32)))
    return b"".join(blocks)[:length]


def xored(a, b):
    return bytes(x ^ y for x, y in zip(a, b, strict=True))


def sign_pss(key, message, salt):
    """SHA-256 throughout; keys of a whole number of bytes."""
    digest = hashlib.sha256(bytes(8) + hashlib.sha256(message).digest() + salt).digest()
    block = bytes(key.size - len(salt) - 34) + b"\1" + salt
    masked = xored(block, mask(digest, len(block)))
    encoded = bytes([masked[0] & 127]) + masked[1:] + digest + b"\xbc"
    return raised(key, int.from_bytes(encoded, "big")).to_bytes(key.size, "big")


def verify_pss(key, message, signature, salt_length=32):
    if len(signature) != key.size or int.from_bytes(signature, "big") >= key.n:
        return False
    encoded = pow(int.from_bytes(signature, "big"), key.e, key.n).to_bytes(key.size, "big")
    masked, digest = encoded[:-33], encoded[-33:-1]
    block = xored(masked, mask(digest, len(masked)))
    block = bytes([block[0] & 127]) + block[1:]
    salt = block[-salt_length:]
    good = encoded[0] < 128 and encoded[-1] == 0xBC and block[:-salt_length] == bytes(len(block) - salt_length - 1) + b"\1"
    return good and hashlib.sha256(bytes(8) + hashlib.sha256(message).digest() + salt).digest() == digest
