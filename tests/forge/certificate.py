"""Certificates: X.509 version 3, made and read. RFC 5280."""

import dataclasses
import datetime
import functools
import hashlib

import der
import rsa

SHA256_RSA, RSA, PSS = "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10"
COMMON_NAME, KEY_USAGE, BASIC, EXTENDED_USAGE = "2.5.4.3", "2.5.29.15", "2.5.29.19", "2.5.29.37"
TIME_STAMPING, CODE_SIGNING = "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.3"
SIGN_CERTIFICATES, SIGN_DATA = der.bits(b"\x04", 2), der.bits(b"\x80", 7)

BEGIN, END = datetime.datetime(2026, 1, 1), datetime.datetime(2036, 1, 1)


def name(text):
    return der.sequence(der.set_of(der.sequence(der.oid(COMMON_NAME), der.utf8(text))))


def extension(number, critical, value):
    return der.sequence(der.oid(number), *([der.boolean(True)] if critical else []), der.octets(value))


def public_key(key):
    return der.sequence(der.sequence(der.oid(RSA), der.NULL),
                        der.bits(der.sequence(der.integer(key.n), der.integer(key.e))))


def issue(issuer, issuer_key, subject, key, extensions, serial=1, begin=BEGIN, end=END):
    algorithm = der.sequence(der.oid(SHA256_RSA), der.NULL)
    content = der.sequence(
        der.context(0, der.integer(2)), der.integer(serial), algorithm, name(issuer),
        der.sequence(der.utc_time(begin), der.utc_time(end)), name(subject), public_key(key),
        der.context(3, der.sequence(*extensions)))
    return der.sequence(content, algorithm, der.bits(rsa.sign_15(issuer_key, content)))


@functools.cache
def authority(key="authority", subject="Testzeitstempelstelle", end=END):
    """A root."""
    key = rsa.test_key(key)
    return issue(subject, key, subject, key, [
        extension(BASIC, True, der.sequence(der.boolean(True))), extension(KEY_USAGE, True, SIGN_CERTIFICATES)], end=end)


SOON = datetime.datetime(2026, 10, 20)


def root(name):
    """The root of that name: `authority`, `impostor` of the same name, `expired` whose time is over soon after the first close."""
    if name == "expired":
        return authority("expired", "Abgelaufene Stelle", SOON)
    return authority(name)


@functools.cache
def stamper(key="stamper", by="authority", by_name="Testzeitstempelstelle", usages=(TIME_STAMPING,), critical=True, begin=BEGIN, end=END):
    """A certificate of somebody who stamps."""
    usage = [extension(EXTENDED_USAGE, critical, der.sequence(*map(der.oid, usages)))] if usages else []
    return issue(by_name, rsa.test_key(by), "Stempel", rsa.test_key(key),
                 [extension(KEY_USAGE, True, SIGN_DATA), *usage], serial=2, begin=begin, end=end)


@functools.cache
def beacon(key="beacon"):
    """The certificate under which the synthetic pulses are signed."""
    key = rsa.test_key(key)
    return issue("Testbake", key, "Testbake", key, [extension(KEY_USAGE, True, SIGN_DATA)])


def identifier(certificate):
    """The certificateId of the NIST beacon."""
    return hashlib.sha512(certificate).hexdigest()


def pem(certificate):
    return rsa.armoured(certificate, "CERTIFICATE")


@dataclasses.dataclass(frozen=True)
class Certificate:
    raw: bytes
    content: bytes
    serial: int
    issuer: bytes
    subject: bytes
    begin: datetime.datetime
    end: datetime.datetime
    key: rsa.Key
    extensions: tuple         # (number, critical, value)
    signature: bytes

    def signed_by(self, other):
        return self.issuer == other.subject and rsa.verify_15(other.key, self.content, self.signature)

    def only_for_time_stamping(self):
        usages = [(critical, value) for number, critical, value in self.extensions if number == EXTENDED_USAGE]
        return usages == [(True, der.sequence(der.oid(TIME_STAMPING)))]


def moment(node):
    text, form = node.body.decode("ascii"), {23: "%y%m%d%H%M%SZ", 24: "%Y%m%d%H%M%SZ"}.get(node.tag)
    try:
        return datetime.datetime.strptime(text, form)
    except (TypeError, ValueError) as error:
        raise der.Bad(f"no time: {text!r}") from error


@functools.lru_cache(maxsize=1000)
def read(data):
    content, _, signature = der.fields(der.whole(data), 3)[:3]
    parts = der.fields(content, 7)
    if parts[0].tag != 0xA0:
        raise der.Bad("a certificate that is not of version 3")
    _, serial, _, issuer, validity, subject, key, *more = parts
    begin, end = map(moment, validity.children())
    numbers = der.fields(der.whole(key.children()[1].want(3).body[1:]), 2)
    extensions = [one for part in more if part.tag == 0xA3 for one in part.children()[0].children()]
    read_extensions = []
    for one in extensions:
        number, *rest = one.children()
        read_extensions.append((number.oid(), rest[0].tag == 1 and rest[0].body == b"\xff", rest[-1].want(4).body))
    return Certificate(data, content.raw, serial.number(), issuer.raw, subject.raw, begin, end,
                       rsa.Key(*(number.number() for number in numbers[:2])), tuple(read_extensions), signature.want(3).body[1:])
