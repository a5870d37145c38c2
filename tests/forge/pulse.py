"""Synthetic pulses of the NIST Randomness Beacon 2.0. NISTIR 8213; docs/protocol.md, rule 4.17."""

import datetime
import hashlib
import json

import certificate
import rsa

BEGIN = datetime.datetime(2026, 10, 1)    # the time of pulse 1000 of every chain
LINKS = ("previous", "hour", "day", "month", "year")


def time_of(index):
    return BEGIN + datetime.timedelta(minutes=index - 1000)


def digits(*parts):
    return hashlib.sha512("/".join(map(str, parts)).encode()).hexdigest()


def fields(chain, index):
    """A pulse before it is signed."""
    place = f"https://beacon.example/beacon/2.0/chain/{chain}/pulse"
    return {
        "uri": f"{place}/{index}", "version": "2.0", "cipherSuite": 0, "period": 60000,
        "certificateId": certificate.identifier(certificate.beacon()), "chainIndex": chain, "pulseIndex": index,
        "timeStamp": time_of(index).strftime("%Y-%m-%dT%H:%M:%S.000Z"), "localRandomValue": digits("local", chain, index).upper(),
        "external": {"sourceId": "00" * 64, "statusCode": 0, "value": "00" * 64},
        "listValues": [{"uri": f"{place}/{index - back}", "type": kind, "value": digits(kind, chain, index).upper()}
                       for back, kind in enumerate(LINKS, 1)],
        "precommitmentValue": hashlib.sha512(bytes.fromhex(digits("local", chain, index + 1))).hexdigest().upper(), "statusCode": 0,
    }


def with_length(data):
    return len(data).to_bytes(4, "big") + data


def message(pulse):
    """What is signed. Raises where a field is missing or of another kind."""
    text = lambda x: with_length(x.encode())
    value = lambda x: with_length(bytes.fromhex(x))
    number = lambda x, size=4: x.to_bytes(size, "big")
    links = {link["type"]: link["value"] for link in pulse["listValues"]}
    external = pulse["external"]
    return b"".join([
        text(pulse["uri"]), text(pulse["version"]), number(pulse["cipherSuite"]), number(pulse["period"]), value(pulse["certificateId"]),
        number(pulse["chainIndex"], 8), number(pulse["pulseIndex"], 8), text(pulse["timeStamp"]), value(pulse["localRandomValue"]),
        value(external["sourceId"]), number(external["statusCode"]), value(external["value"]),
        *(value(links[kind]) for kind in LINKS), value(pulse["precommitmentValue"]), number(pulse["statusCode"])])


def output_of(pulse):
    return hashlib.sha512(message(pulse) + bytes.fromhex(pulse["signatureValue"])).hexdigest()


def signed(pulse, key="beacon"):
    """The pulse with signature and output, whatever it says."""
    pulse = dict(pulse)
    pulse["signatureValue"] = rsa.sign_15(rsa.test_key(key), message(pulse), "sha512").hex().upper()
    pulse["outputValue"] = output_of(pulse).upper()
    return pulse


def written(pulse):
    """As the beacon's web service gives it: not our canonical form."""
    return json.dumps({"pulse": pulse}, indent=2).encode()


def honest(chain, index):
    return signed(fields(chain, index))
