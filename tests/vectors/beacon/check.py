#!/usr/bin/python3
"""The pulses beside this file, checked apart from our C++: Python's hashlib and the openssl program.

  check.py     prints what holds; exit 1 if something does not
"""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CERTIFICATE = HERE / "nist-certificate.pem"


def sized(data):
    return len(data).to_bytes(4, "big") + data


def message(pulse):
    """What is signed: docs/protocol.md, rule 4.17."""
    outside = pulse["external"]
    parts = [
        sized(pulse["uri"].encode()), sized(pulse["version"].encode()),
        pulse["cipherSuite"].to_bytes(4, "big"), pulse["period"].to_bytes(4, "big"),
        sized(bytes.fromhex(pulse["certificateId"])),
        pulse["chainIndex"].to_bytes(8, "big"), pulse["pulseIndex"].to_bytes(8, "big"),
        sized(pulse["timeStamp"].encode()), sized(bytes.fromhex(pulse["localRandomValue"])),
        sized(bytes.fromhex(outside["sourceId"])), outside["statusCode"].to_bytes(4, "big"),
        sized(bytes.fromhex(outside["value"])),
        *(sized(bytes.fromhex(entry["value"])) for entry in pulse["listValues"]),
        sized(bytes.fromhex(pulse["precommitmentValue"])), pulse["statusCode"].to_bytes(4, "big"),
    ]
    return b"".join(parts)


def is_signed(pulse):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        key = subprocess.run(["openssl", "x509", "-in", CERTIFICATE, "-noout", "-pubkey"],
                             check=True, capture_output=True).stdout
        (folder / "key.pem").write_bytes(key)
        (folder / "message").write_bytes(message(pulse))
        (folder / "signature").write_bytes(bytes.fromhex(pulse["signatureValue"]))
        return subprocess.run(["openssl", "dgst", "-sha512", "-verify", folder / "key.pem", "-signature",
                               folder / "signature", folder / "message"], capture_output=True).returncode == 0


def main():
    pulses = [json.loads(path.read_text())["pulse"] for path in sorted(HERE.glob("nist-*.pulse"))]
    der = subprocess.run(["openssl", "x509", "-in", CERTIFICATE, "-outform", "DER"],
                         check=True, capture_output=True).stdout
    right = [len(pulses) == 2]
    for pulse in pulses:
        output = hashlib.sha512(message(pulse) + bytes.fromhex(pulse["signatureValue"])).hexdigest()
        right += [is_signed(pulse), output == pulse["outputValue"].lower(),
                  hashlib.sha512(der).hexdigest() == pulse["certificateId"]]
        print(pulse["pulseIndex"], "message", hashlib.sha512(message(pulse)).hexdigest(), *right[-3:])
    first, second = pulses
    commitment = hashlib.sha512(bytes.fromhex(second["localRandomValue"])).hexdigest()
    right += [second["listValues"][0]["value"] == first["outputValue"],
              commitment == first["precommitmentValue"].lower()]
    print("chain", *right[-2:])
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
