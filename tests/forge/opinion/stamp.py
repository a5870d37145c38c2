"""The time stamp of a close. docs/protocol.md, rules 4.14 and 4.15."""

import hashlib
import re

import beacon
import certificate
import der
import rsa
import timestamp
from opinion.text import looked_at

NAMES = ("timestamped.txt", "timestamp.tsq", "timestamp.tsr")


def judge(report, files, order, step, seed_step, in_lot, states, named, pulses, authorities):
    """`named` are the beacons with the instances of close.txt; `pulses` the times of pulses by number of the beacon."""
    folder = f"evidence/{step}"
    there = [files.get(f"{folder}/{name}") for name in NAMES]
    if all(data is None for data in there) and not seed_step:
        return
    if not report.want("4.14", all(isinstance(data, bytes) for data in there), f"{step}: not stamped"):
        return
    if not all(map(looked_at, there)):
        return
    text, request, answer = there
    good = report.want("4.14", is_list(files, order, folder, in_lot, states, text), f"{step}: timestamped.txt")
    try:
        moment = token_time(text, request, answer, authorities)
    except (der.Bad, ValueError, IndexError, UnicodeDecodeError) as bad:
        report.fail("4.14", f"{step}: {bad}")
        return
    for at, (entry, instance) in enumerate(named, 1):
        time = beacon.time_of(entry, instance, pulses.get(at))
        if good and time is not None:
            late = moment + beacon.MINUTE * min(order["timestamps"]["margin"], 10**9) > time
            report.want("4.15", not late, f"{step}: stamped at {moment}, beacon {at} at {time}")


def is_list(files, order, folder, in_lot, states, text):
    match = re.fullmatch(rb"(?:[0-9a-f]{64}  (?:close\.txt|(?:slot|witness)-[1-9]\d?\.sig)\n)+", text)
    if not match:
        return False
    entries = [line.split("  ") for line in text.decode()[:-1].split("\n")]
    names = [name for _, name in entries]
    if any(a.encode() >= b.encode() for a, b in zip(names, names[1:])) or "close.txt" not in names:
        return False
    for checksum, name in entries:
        data = files.get(f"{folder}/{name}")
        if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != checksum:
            return False
    slots = [int(name[5:-4]) for name in names if name.startswith("slot-")]
    if in_lot and states is not None:
        if sum(states.get(slot) != "absent" and not order["slots"][slot - 1]["office"] for slot in slots) < order["close_signatures"]:
            return False
    return not order["witnesses"] or sum(name.startswith("witness-") for name in names) >= order["witnesses"]["signatures"]


def must(condition, what):
    if not condition:
        raise der.Bad(what)


def token_time(text, request, answer, authorities):
    """The time of the token, if request, answer and token are as rule 4.14 wants them."""
    asked, nonce = read_request(request)
    must(asked == timestamp.imprint(text), "the request is for something else")
    status, *tokens = der.fields(der.whole(answer), 1)
    must(der.fields(status, 1)[0].number() == 0 and len(tokens) == 1, "not granted")
    info, signer, others = signed(tokens[0])
    _, _, imprint, _, moment, *more = der.fields(info, 5)
    must(imprint.raw == timestamp.imprint(text), "the token is for something else")
    must([node.number() for node in more if node.tag == 2] == [nonce], "the nonce is another one")
    moment = certificate.moment(moment.want(24))
    must(signer.only_for_time_stamping(), "the certificate is not for time stamping")
    if authorities:
        roots = [certificate.read(one) for one in authorities]
        must(leads(signer, moment, others, roots, 5), "leads to no authority that was brought")
    return moment


def read_request(request):
    version, imprint, *more = der.fields(der.whole(request), 2)
    nonces = [node.number() for node in more if node.tag == 2]
    must(version.number() == 1 and len(nonces) == 1, "the request has no nonce")
    return imprint.raw, nonces[0]


def signed(token):
    """The content of the token as a node, the certificate of its signer, the other certificates."""
    number, content = der.fields(token, 2)[:2]
    must(number.oid() == timestamp.SIGNED_DATA, "not signed data")
    _, _, inside, *more = der.fields(content.children()[0], 4)
    number, data = der.fields(inside, 2)[:2]
    must(number.oid() == timestamp.TST_INFO, "not the content of a token")
    data = data.children()[0].want(4).body
    certificates = [certificate.read(node.raw) for part in more if part.tag == 0xA0 for node in part.children()]
    infos = more[-1].want(0x31).children()
    must(len(infos) == 1, "not one signature")
    _, who, hashing, attributes, algorithm, signature = der.fields(infos[0], 6)[:6]
    must(hashing.children()[0].oid() == rsa.HASHES["sha256"], "a hash that we do not know")
    found = {one.children()[0].oid(): one.children()[1].children() for one in attributes.want(0xA0).children()}
    must(found[timestamp.CONTENT_TYPE][0].oid() == timestamp.TST_INFO if timestamp.CONTENT_TYPE in found else False, "content type")
    must(timestamp.MESSAGE_DIGEST in found and found[timestamp.MESSAGE_DIGEST][0].body == hashlib.sha256(data).digest(), "message digest")
    signer = next((one for one in certificates if der.sequence(one.issuer, der.integer(one.serial)) == who.raw), None)
    must(signer is not None, "no certificate of the signer")
    verify = rsa.verify_pss if algorithm.children()[0].oid() == certificate.PSS else rsa.verify_15
    must(verify(signer.key, b"\x31" + attributes.raw[1:], signature.want(4).body), "the signature is not valid")
    return der.whole(data), signer, certificates


def leads(one, moment, others, roots, depth):
    """Whether a chain of certificates, each good at that moment, goes from one to a root."""
    if depth == 0 or not one.begin <= moment <= one.end:
        return False
    for issuer in (*roots, *others):
        if one.signed_by(issuer) and issuer.begin <= moment <= issuer.end:
            if issuer in roots or (issuer != one and leads(issuer, moment, others, roots, depth - 1)):
                return True
    return False
