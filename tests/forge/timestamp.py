"""Time stamps: request, answer, token. RFC 3161 over CMS (RFC 5652), with the signing certificate of RFC 5816."""

import dataclasses
import hashlib

import certificate
import der
import rsa

TST_INFO, SIGNED_DATA = "1.2.840.113549.1.9.16.1.4", "1.2.840.113549.1.7.2"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47"
POLICY = "1.3.6.1.4.1.99999.1"
SHA256 = der.sequence(der.oid(rsa.HASHES["sha256"]), der.NULL)
PSS = der.sequence(der.oid(certificate.PSS), der.sequence(
    der.context(0, SHA256), der.context(1, der.sequence(der.oid("1.2.840.113549.1.1.8"), SHA256)), der.context(2, der.integer(32))))


def imprint(data, algorithm=SHA256, name="sha256"):
    return der.sequence(algorithm, der.octets(hashlib.new(name, data).digest()))


def request(data, nonce, **hashing):
    return der.sequence(der.integer(1), imprint(data, **hashing), der.integer(nonce), der.boolean(True))


def token_info(data, nonce, moment, serial=7, **hashing):
    return der.sequence(der.integer(1), der.oid(POLICY), imprint(data, **hashing), der.integer(serial), der.general_time(moment),
                        *([der.integer(nonce)] if nonce is not None else []))


def token(info, chain, key="stamper", pss=False, content=TST_INFO, sign=None):
    """The CMS document; `chain` are the certificates in it, the signer's first."""
    signer = certificate.read(chain[0])
    reference = der.sequence(der.sequence(der.sequence(der.octets(hashlib.sha256(chain[0]).digest()))))
    attributes = der.set_of(
        der.sequence(der.oid(CONTENT_TYPE), der.set_of(der.oid(content))),
        der.sequence(der.oid(MESSAGE_DIGEST), der.set_of(der.octets(hashlib.sha256(info).digest()))),
        der.sequence(der.oid(SIGNING_CERTIFICATE), der.set_of(reference)))
    key = rsa.test_key(key)
    if pss:
        algorithm, signature = PSS, rsa.sign_pss(key, attributes, hashlib.sha256(b"salt" + attributes).digest())
    else:
        algorithm, signature = der.sequence(der.oid(certificate.RSA), der.NULL), rsa.sign_15(key, attributes)
    signature = sign(signature) if sign else signature
    signer_info = der.sequence(
        der.integer(1), der.sequence(signer.issuer, der.integer(signer.serial)), SHA256,
        b"\xa0" + attributes[1:], algorithm, der.octets(signature))
    return der.sequence(der.oid(SIGNED_DATA), der.context(0, der.sequence(
        der.integer(3), der.set_of(SHA256), der.sequence(der.oid(content), der.context(0, der.octets(info))),
        der.context(0, *chain), der.set_of(signer_info))))


def answer(made_token, status=0):
    return der.sequence(der.sequence(der.integer(status)), *([made_token] if made_token is not None else []))


@dataclasses.dataclass(frozen=True)
class Stamp:
    """An authority as it stamps honestly, or not."""
    chain: tuple
    key: str = "stamper"
    pss: bool = False

    def __call__(self, data, nonce, moment):
        return answer(token(token_info(data, nonce, moment), self.chain, self.key, self.pss))


def honest():
    return Stamp((certificate.stamper(), certificate.authority()))
