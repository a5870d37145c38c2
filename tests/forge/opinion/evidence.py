"""What stands behind the values of drand and NIST. docs/protocol.md, rules 4.16 and 4.17."""

import datetime
import hashlib
import json
import re

import certificate
import pulse
import rsa
from opinion.text import looked_at, once, refuse


def judge(report, files, seed_step, values, used, certificates):
    """The times of the pulses, by the number of the beacon."""
    times = {}
    for at, ((entry, text), value) in enumerate(zip(used, values), 1):
        data = files.get(f"evidence/{seed_step}/beacon-{at}.{'txt' if entry['kind'] == 'drand' else 'pulse'}")
        if isinstance(data, bytes) and not looked_at(data):
            continue
        if entry["kind"] == "drand":
            good = isinstance(data, bytes) and re.fullmatch(rb"(?:[0-9a-f]{2}){48,96}\n", data)
            good = good and hashlib.sha256(bytes.fromhex(data[:-1].decode())).hexdigest() == value.split(" ")[2]
            report.want("4.16", good, f"{seed_step}: the signature of beacon {at}")
        elif entry["kind"] == "nist":
            found = read(data)
            if report.want("4.17", found is not None and is_right(found, entry, value, certificates), f"{seed_step}: the pulse of beacon {at}"):
                times[at] = found["moment"]
    return times


def read(data):
    """The pulse with what follows from it, or None."""
    try:
        found = json.loads(data.decode(), object_pairs_hook=once, parse_float=refuse, parse_constant=refuse)["pulse"]
        links = [link["type"] for link in found["listValues"]]
        moment = datetime.datetime.strptime(found["timeStamp"], "%Y-%m-%dT%H:%M:%S.%fZ")
        return found | {"message": pulse.message(found), "output": pulse.output_of(found), "moment": moment} if len(set(links)) == len(links) else None
    except (AttributeError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def is_right(found, entry, value, certificates):
    _, index, output = value.split(" ")
    if (found["chainIndex"], found["pulseIndex"]) != (entry["chain"], int(index)) or found["certificateId"].lower() != entry["certificate"]:
        return False
    if not found["outputValue"].lower() == found["output"] == output:
        return False
    known = [one for one in certificates if certificate.identifier(one) == entry["certificate"]]
    return all(rsa.verify_15(certificate.read(one).key, found["message"], bytes.fromhex(found["signatureValue"]), "sha512") for one in known)
