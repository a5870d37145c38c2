"""Forgeries of time stamps. Rules 4.14 and 4.15. The world is `fallback`: four witnesses, three contributors."""

import dataclasses
import datetime
import hashlib

import certificate
import close
import der
import rsa
import timestamp
from beacon import MINUTE
from catalogue import set_to, twist, without_file
from record import lines

AFTER = 6    # the step by which the stamp of the first close must have been looked at


def stamped(name, story, twists, fails="4.14", base="fallback", last=AFTER, **more):
    twist(name, fails, story, base, 4, twists, last=last, **({"attack": 29} | more))


# What was stamped

HONEST = timestamp.honest()


def names(change):
    return {"lot1.stamped-names": change}


def listed(change):
    return {"lot1.stamped": change}


stamped("stamped-without-the-close", "The list of what was stamped leaves out the close.", names(lambda names: names[1:]), attack=15)
stamped("stamped-without-enough-witnesses", "Two of four witnesses' signatures were stamped where three must be.", names(
    lambda names: [name for name in names if name not in ("witness-1.sig", "witness-2.sig")]), attack=15)
stamped("stamped-without-enough-slots", "One contributor's signature was stamped where two must be.", names(
    lambda names: [name for name in names if name not in ("slot-1.sig", "slot-2.sig")]), attack=15)
stamped("stamped-before-anybody-signed", "Nothing but the close was stamped: who signs can be chosen later.", names(lambda names: ["close.txt"]), attack=15)
stamped("stamped-with-the-office", "The office's signature among what was stamped.", listed(
    lambda text, draw: b"".join(sorted([*text.splitlines(True), lines("ab" * 32 + "  office.sig")], key=lambda line: line[66:]))))
stamped("stamped-in-another-sequence", "The list is not sorted: it could be ground.", listed(lambda text: b"".join(text.splitlines(True)[::-1])), attack=54)
stamped("stamped-twice", "A line twice.", listed(lambda text: text.splitlines(True)[0] + text))
stamped("stamped-with-another-checksum", "Another checksum than that of the signature.", listed(
    lambda text: text.splitlines(True)[0] + b"ab" * 32 + text.splitlines(True)[1][64:] + b"".join(text.splitlines(True)[2:])), attack=15)
stamped("stamped-with-a-path", "A path in place of a name.", listed(lambda text: text.replace(b"  slot-1", b"  ./slot-1")))
stamped("stamped-with-a-remark", "A line of free choice.", listed(lambda text: text + b"at noon\n"), attack=54)
stamped("stamped-without-last-end", "The last line has no end.", listed(lambda text: text[:-1]))
stamped("stamped-with-a-file-that-is-not", "A signature that is not there.", listed(lambda text: text + lines("ab" * 32 + "  witness-5.sig")))
stamped("stamped-nothing", "An empty list.", listed(lambda text: b""))
stamped("good-record-stamped-with-just-enough", "Two contributors and three witnesses: enough.", names(
    lambda names: [name for name in names if name not in ("slot-2.sig", "witness-4.sig")]), fails="", exit=3)

# Request and answer


def request(change):
    return {"lot1.request": change}


def answer(make):
    """`make(text, nonce, moment)` gives another answer."""
    return {"lot1.answer": lambda honest, text, nonce, moment: make(text, nonce, moment)}


stamped("stamp-left-out", "A close that nobody stamped.", {"04-lot1-reveal.evidence": lambda evidence: {
    name: data for name, data in evidence.items() if not name.startswith("timestamp")}})
for file in ("timestamped.txt", "timestamp.tsq", "timestamp.tsr"):
    stamped(f"stamp-without-{file}", f"The file {file} is not there.", {"04-lot1-reveal.evidence": without_file(file)})
stamped("request-for-something-else", "The request is for something else.", request(lambda honest, draw: timestamp.request(b"something else", 5)))
stamped("request-without-a-nonce", "Request and answer have no nonce: an old answer would fit.", {
    "lot1.request": lambda honest: der.sequence(*(node.raw for node in der.whole(honest).children() if node.tag != 2 or node.number() == 1)),
    **answer(lambda text, nonce, moment: timestamp.answer(timestamp.token(timestamp.token_info(text, None, moment), HONEST.chain)))})
stamped("request-with-another-hash", "The request is for the SHA-512.", request(lambda honest, draw: timestamp.request(
    b"x", 5, algorithm=der.sequence(der.oid(rsa.HASHES["sha512"]), der.NULL), name="sha512")))
stamped("request-with-bytes-behind", "A byte behind the request.", request(lambda honest: honest + b"\0"))
stamped("request-that-is-none", "A request that is no DER.", request(lambda honest: b"time\n"))
stamped("answer-for-something-else", "The token is for something else.", answer(lambda text, nonce, moment: HONEST(b"something else", nonce, moment)))
stamped("answer-with-another-nonce", "The token has another nonce: it is an old one.", answer(lambda text, nonce, moment: HONEST(text, nonce + 1, moment)))
stamped("answer-without-a-nonce", "The token has no nonce.", answer(
    lambda text, nonce, moment: timestamp.answer(timestamp.token(timestamp.token_info(text, None, moment), HONEST.chain))))
stamped("answer-with-another-hash", "The token is for the SHA-512 of the list.", answer(lambda text, nonce, moment: timestamp.answer(timestamp.token(
    timestamp.token_info(text, nonce, moment, algorithm=der.sequence(der.oid(rsa.HASHES["sha512"]), der.NULL), name="sha512"), HONEST.chain))))
stamped("answer-not-granted", "The authority refused.", answer(lambda text, nonce, moment: timestamp.answer(None, 2)))
stamped("answer-not-granted-with-a-token", "The authority refused, and a token lies in it all the same.", answer(
    lambda text, nonce, moment: timestamp.answer(timestamp.token(timestamp.token_info(text, nonce, moment), HONEST.chain), 2)))
stamped("answer-without-a-token", "Granted, but no token.", answer(lambda text, nonce, moment: timestamp.answer(None, 0)))
stamped("answer-with-bytes-behind", "A byte behind the answer.", answer(lambda text, nonce, moment: HONEST(text, nonce, moment) + b"\0"))
stamped("answer-cut-off", "Half an answer.", answer(lambda text, nonce, moment: HONEST(text, nonce, moment)[:-300]))
stamped("answer-that-is-none", "An answer that is no DER.", answer(lambda text, nonce, moment: b"granted\n"))
stamped("answer-is-empty", "An empty answer.", answer(lambda text, nonce, moment: b""))
stamped("answer-too-large", "An answer of more than 64 KiB.", answer(lambda text, nonce, moment: HONEST(text, nonce, moment) + bytes(65536)),
        fails="1.11")
stamped("answer-of-another-close", "The stamp of the second close under the first.", answer(
    lambda text, nonce, moment: HONEST(hashlib.sha256(b"second close").digest(), nonce, moment)), attack=30)


def altered(text, nonce, moment):
    """The token's time put back by a day, its signature left."""
    old, new = (when.strftime("%Y%m%d%H%M%SZ").encode() for when in (moment, moment - datetime.timedelta(days=1)))
    return HONEST(text, nonce, moment).replace(old, new)


stamped("token-put-back", "The time of the token is put back by a day.", answer(altered))


def token(**other):
    """A token with something else in it."""
    return answer(lambda text, nonce, moment: timestamp.answer(timestamp.token(timestamp.token_info(text, nonce, moment), **{"chain": HONEST.chain} | other)))


stamped("token-signed-with-another-key", "The token is signed with another key than its certificate's.", token(key="impostor"), attack=56)
stamped("token-signature-altered", "A bit of the token's signature altered.", token(sign=lambda signature: bytes([signature[0], signature[1] ^ 1]) + signature[2:]))
stamped("token-with-another-content", "A signed document that is no token.", token(content="1.2.840.113549.1.7.1"))
stamped("good-record-stamped-with-pss", "A token with PSS padding under an ordinary key: right, though `openssl ts` refuses it.", {
    "lot1.stamp": set_to(dataclasses.replace(HONEST, pss=True))}, fails="", exit=3, attack=57)

# The authority


def by(name, story, chain, key="stamper", fails="4.14", **more):
    stamped(name, story, {"lot1.stamp": set_to(timestamp.Stamp(chain, key))}, fails, **({"attack": 56} | more))


IMPOSTOR = (certificate.stamper(by="impostor"), certificate.authority("impostor"))
OLD = (certificate.stamper(by="expired", by_name="Abgelaufene Stelle", end=certificate.SOON), certificate.root("expired"))
by("stamped-by-another-authority", "An authority of the same name, which nobody brought.", IMPOSTOR)
by("stamped-by-the-office-itself", "A certificate that signs itself.", (certificate.stamper("impostor", "impostor", "Stempel"),), "impostor")
by("good-record-whose-authority-nobody-brought", "Nobody brought an authority: the stamp is right as far as it goes.", IMPOSTOR, fails="", exit=3, authority="")
by("good-record-stamped-by-an-expired-authority", "The authority's certificates have expired since: at the time of the token they were good.",
   OLD, fails="", exit=3, authority="authority expired", attack=57)
by("stamped-before-the-certificate", "The token is older than the certificate.", (
    certificate.stamper(begin=datetime.datetime(2026, 10, 6)), certificate.authority()))
by("stamped-after-the-certificate", "The certificate had expired when the token was made.", (
    certificate.stamper(end=datetime.datetime(2026, 10, 4)), certificate.authority()))
by("stamped-for-another-purpose", "A certificate for signing programs.", (certificate.stamper(usages=(certificate.CODE_SIGNING,)), certificate.authority()))
by("stamped-for-two-purposes", "A certificate for time stamps and for programs.", (
    certificate.stamper(usages=(certificate.TIME_STAMPING, certificate.CODE_SIGNING)), certificate.authority()))
by("stamped-for-any-purpose", "A certificate without a purpose.", (certificate.stamper(usages=()), certificate.authority()))
by("stamped-without-insisting", "The purpose is not critical.", (certificate.stamper(critical=False), certificate.authority()))
by("good-record-stamped-without-the-root", "The root is not in the token; the user brings it.", (certificate.stamper(),), fails="", exit=3)

# 4.15 Margin


def at_moment(name, story, moment, fails="4.15", base="fallback", **more):
    """`moment(draw)` gives the time of the token."""
    stamped(name, story, {"lot1.moment": lambda honest, draw: moment(draw)}, fails, base, **more)


def before_round(minutes, seconds=0, number=1):
    """So long before the round that the close names."""
    def moment(draw):
        from_genesis = draw.order["beacons"][number - 1]
        instances = close.instances_of(draw, "lot1")
        return close.beacon.time_of(from_genesis, instances[number - 1]) - minutes * MINUTE - datetime.timedelta(seconds=seconds)
    return moment


at_moment("stamped-a-second-too-late", "The stamp is a second younger than the margin before the round.", before_round(10, -1))
at_moment("stamped-after-the-round", "The stamp is younger than the round that the close names.", before_round(-60))
at_moment("good-record-stamped-just-in-time", "The stamp is older than the round by just the margin.", before_round(10), fails="", exit=3)


def later_instances(honest):
    """In the world full: rounds and draws of months later, so that only the pulse can be too early."""
    return [honest[0], "drand 10000001", "lotto 2027-06-02", honest[3]]


twist("stamped-after-the-pulse", "4.15", "The stamp is younger than the pulse that the close names.", "full", 4, {
    "lot1.instances": later_instances, "lot1.moment": lambda honest: honest + MINUTE * 120}, last=AFTER, attack=29)
twist("stamped-after-the-draw", "4.15", "The stamp is younger than the lotto draw that the close names.", "full", 4, {
    "lot1.instances": lambda honest: ["nist 1000000", "drand 10000001", "lotto 2026-10-07", honest[3]],
    "lot1.moment": lambda honest: datetime.datetime(2026, 10, 7, 11, 31)}, last=AFTER, attack=29)
twist("good-record-stamped-before-the-draw", "", "The stamp is older than the lotto draw by just the margin.", "full", 4, {
    "lot1.instances": lambda honest: ["nist 1000000", "drand 10000001", "lotto 2026-10-07", honest[3]],
    "lot1.moment": lambda honest: datetime.datetime(2026, 10, 7, 11, 30)}, last=AFTER, exit=3)
twist("leavers-stamped-too-late", "4.15", "In a replacement the stamp is younger than the round that the close names.", "full", 13, {
    "replacement0.moment": lambda honest: honest + MINUTE * 200}, attack=29)
twist("leavers-not-stamped", "4.14", "A list of leavers that nobody stamped.", "full", 13, {"13-leavers.evidence": lambda evidence: {
    name: data for name, data in evidence.items() if not name.startswith("timestamp")}}, attack=29)
twist("leavers-stamped-without-witnesses", "4.14", "Too few witnesses' signatures of a list of leavers were stamped.", "full", 13, {
    "replacement0.stamped-names": lambda names: names[:2]}, attack=29)
