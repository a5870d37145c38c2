"""Forgeries of the record itself: folders, lists, chain, evidence, office's signatures. Rules 1.1 to 1.12."""

import ed25519
from catalogue import after, twist, with_file, without_file
from record import Folder, Link, cut, rechain, sha
from worlds import honest

# 1.1 Folders

after("folder-of-no-step", "1.1", "Somebody puts a folder of notes beside the steps.", "plain",
      lambda files: files.update({"notes/readme.txt": b"nothing to see\n"}), attack=55)
after("file-beside-the-steps", "1.1", "A file beside the steps that no list covers, to be taken for part of the record.",
      "plain", lambda files: files.update({"README.html": b"<h1>The draw was fair</h1>\n"}), attack=55)
after("evidence-of-a-step-that-is-not", "1.1", "Evidence of a step that does not exist.", "plain",
      lambda files: files.update({"evidence/15-leavers/office.sig": bytes(64)}))
after("evidence-under-another-name", "1.1", "Evidence of a step under a name that is no step's.", "plain",
      lambda files: files.update({"evidence/05-seed/office.sig": files["evidence/05-lot1-seed/office.sig"]}))
after("file-in-evidence", "1.1", "A loose file in the folder of evidence.", "plain",
      lambda files: files.update({"evidence/minutes.txt": b"all went well\n"}))
after("empty-folder", "1.1", "An empty folder beside the steps.", "plain", lambda files: files.update({"15-notes": Folder()}))


def renamed(files, old, new):
    return {path.replace(old, new): data for path, data in files.items()}


after("steps-with-a-gap", "1.1", "The leavers of the second replacement are missing; the steps after them remain.", "ties",
      lambda files: {path: data for path, data in files.items() if "15-leavers" not in path})
after("step-with-another-kind", "1.1", "The last step is called 14-correction.", "plain",
      lambda files: renamed(files, "14-replacement", "14-correction"))
after("link-to-a-step", "1.1", "A further step is a link to a folder outside of the record.", "plain",
      lambda files: files.update({"15-leavers": Link("/tmp")}))


# 1.2 Files of a step

twist("note-in-a-step", "1.2", "The office adds a note to the seed step: a byte of free choice near the seed.", "plain", 5,
      {"05-lot1-seed.files": with_file("note.txt", b"thrown at noon\n")}, attack=55)
twist("openings-in-form-open", "1.2", "An open record with openings.", "plain", 12,
      {"12-panel.files": with_file("openings.tsv", b"panel\trow\tsalt\n")})
twist("times-in-the-reveal", "1.2", "A file with times in the reveal step, to grind the close.", "council", 4,
      {"04-lot1-reveal.files": with_file("times.txt", b"12:00:01\n")})
after("margins-left-out", "1.2", "The office forgets the margins of the pool.", "plain", lambda files: cut(
    {path: data for path, data in files.items() if path != "07-pool/margins.tsv"}, 7), rechain=7)
after("page-left-out", "1.2", "The order without the page that people can read.", "plain", lambda files: cut(
    {path: data for path, data in files.items() if path != "01-order/order.html"}, 1), rechain=1)
after("fourth-slot", "4.1", "A commitment's signature for a slot that the order does not have.", "plain", lambda files: cut(
    files | {"03-lot1-commit/slot-4.sig": files["03-lot1-commit/slot-1.sig"]}, 3), rechain=3, attack=20)
after("link-in-a-step", "1.2 1.3", "The page of the order is a link to a file that can change later.", "plain",
      lambda files: files.update({"01-order/order.html": Link("../../elsewhere.html")}))
after("folder-in-a-step", "1.2", "An empty folder inside a step.", "plain",
      lambda files: files.update({"05-lot1-seed/more": Folder()}))

# 1.3 List


def line_of(old, new):
    """A twist of SHA256SUMS: text of one line."""
    def hand(data):
        if old not in data:
            raise ValueError(f"{old!r} does not occur in the list")
        return data.replace(old, new, 1)
    return hand


def sorted_otherwise(data):
    first, second, *rest = data.split(b"\n")
    return b"\n".join([second, first, *rest])


twist("list-in-another-sequence", "1.3", "The list is right but not sorted: its checksum could be ground.", "plain", 7,
      {"07-pool.sums": sorted_otherwise})
twist("list-with-a-line-twice", "1.3", "The list names a file twice.", "plain", 7,
      {"07-pool.sums": lambda data: data.split(b"\n")[0] + b"\n" + data})
twist("list-with-one-blank", "1.3", "One blank in place of two.", "plain", 7,
      {"07-pool.sums": line_of(b"  margins", b" margins")})
twist("list-in-binary-mode", "1.3", "A star before the path, as sha256sum -b writes it.", "plain", 7,
      {"07-pool.sums": line_of(b"  margins", b" *margins")})
twist("list-with-capitals", "1.3", "Digits in capitals.", "plain", 7,
      {"07-pool.sums": lambda data: data[:64].upper() + data[64:]})
twist("list-with-dot", "1.3", "A path that begins with a dot and a slash.", "plain", 7,
      {"07-pool.sums": line_of(b"  pool.tsv", b"  ./pool.tsv")})
twist("list-with-garbage-line", "1.3", "A line of garbage, which sha256sum -c without --strict passes over.", "plain", 7,
      {"07-pool.sums": lambda data: data + b"all is well\n"})
twist("list-with-comment", "1.3", "A comment in the list.", "plain", 7, {"07-pool.sums": lambda data: b"# pool\n" + data})
twist("list-without-last-end", "1.3", "The last line of the list has no end.", "plain", 7,
      {"07-pool.sums": lambda data: data[:-1]})
twist("list-with-crlf", "1.3", "The list has line ends as Windows writes them.", "plain", 7,
      {"07-pool.sums": lambda data: data.replace(b"\n", b"\r\n")}, attack=53)
twist("list-is-empty", "1.3", "An empty list.", "plain", 14, {"14-replacement.sums": lambda data: b""})
twist("list-misses-a-file", "1.3", "The list leaves out a file of the step: it could be exchanged afterwards.", "plain", 7,
      {"07-pool.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"margins" not in line)}, attack=55)


def with_evidence(step):
    """A list that names the office's signature of a step it does not collect."""
    def hand(data, draw):
        path = f"evidence/{step}/office.sig"
        line = f"{sha(draw.files[path])}  ../{path}\n".encode()
        return b"".join(sorted(data.splitlines(True) + [line], key=lambda line: line[66:]))
    return hand


twist("evidence-listed-too-early", "1.3", "The pool lists the evidence of the letters, which the panel collects.", "plain", 7,
      {"07-pool.sums": with_evidence("06-invitations")})
twist("evidence-listed-twice", "1.3", "The panel lists evidence that the letters have collected already.", "plain", 12,
      {"12-panel.sums": with_evidence("05-lot1-seed")})


def with_older_step(data, draw):
    line = f"{draw.checksums[4]}  ../05-lot1-seed/SHA256SUMS\n".encode()
    return b"".join(sorted(data.splitlines(True) + [line], key=lambda line: line[66:]))


twist("list-with-two-steps-before", "1.3", "A step that cites two steps as the one before it.", "plain", 7,
      {"07-pool.sums": with_older_step})

# 1.4 Integrity

def flip_after(data, mark, distance=0):
    """Another hexadecimal digit at some distance after a mark."""
    where = data.index(mark) + len(mark) + distance
    return data[:where] + (b"0" if data[where:where + 1] != b"0" else b"1") + data[where + 1:]


def flip_last_of(data, mark):
    """Another hexadecimal digit just before a mark."""
    where = data.index(mark) - 1
    return data[:where] + (b"0" if data[where:where + 1] != b"0" else b"1") + data[where + 1:]


after("byte-changed", "1.4", "An outsider changes one digit of the master commitment.", "plain", lambda files: files.update(
    {"02-frame/frame.json": flip_after(files["02-frame/frame.json"], b'commitment": "')}))
twist("list-with-another-checksum", "1.4", "The office lists another checksum than that of the file.", "plain", 14,
      {"14-replacement.sums": lambda data: flip_last_of(data, b"  seed.txt")})

# 1.5 Chain


def chained_to(checksum):
    def hand(data, draw):
        wanted = checksum(draw)
        lines = data.splitlines(True)
        return b"".join(wanted.encode() + line[64:] if line.endswith(b"/SHA256SUMS\n") and b"../evidence" not in line else line
                        for line in lines)
    return hand


twist("chain-to-another-step", "1.5", "The letters cite the commit step's checksum in place of the seed's.", "plain", 6,
      {"06-invitations.sums": chained_to(lambda draw: draw.checksums[2])})
twist("chain-to-another-draw", "1.5", "The panel is chained to the second lot of another draw.", "plain", 12,
      {"12-panel.sums": chained_to(lambda draw: honest("bare").checksums[10])})
twist("chain-cut", "1.5", "A step that does not cite the one before.", "plain", 7,
      {"07-pool.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"../06" not in line)})


def refrozen(files):
    """The frame is exchanged after the lot, and only its own step is signed anew."""
    path = "02-frame/frame.json"
    files[path] = flip_after(files[path], b'commitment": "')
    rechain(files, 2, honest("plain").office, last=2)


after("frame-exchanged-after-the-freeze", "1.4 1.5", "After the first lot the office exchanges the frame and signs it "
      "anew: the next step cites the old one, and the letters list the old signature.", "plain", refrozen, attack=5)

# 1.6 Evidence is chained


def late_signature(files):
    """The contributor who missed the close signs days later: a valid signature, but not one that was collected."""
    files["evidence/04-lot1-reveal/slot-3.sig"] = ed25519.sign(honest("plain").slot_keys[3], files["evidence/04-lot1-reveal/close.txt"])


def fewer_signers(honest_signers):
    return honest_signers[:-1]


twist("evidence-added-after-collection", "1.6", "A contributor's signature is added to the close weeks later.", "plain", 4,
      {"lot1.signers": fewer_signers, "14-replacement.evidence": lambda evidence, draw: late_signature(draw.files) or evidence})
after("evidence-taken-away", "1.6", "A contributor's signature under the close is taken away; enough remain.", "open",
      without_file("evidence/04-lot1-reveal/slot-5.sig"))
twist("evidence-not-collected", "1.6", "The letters do not list a signature that was there.", "plain", 6,
      {"06-invitations.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"slot-3.sig" not in line)})

# 1.7 Files of evidence

after("note-in-evidence", "1.7", "A note among the evidence of the last step.", "plain",
      lambda files: files.update({"evidence/14-replacement/note.txt": b"all went well\n"}), attack=55)
after("slot-signs-another-step", "1.7", "A contributor's signature under a step that is no close.", "plain",
      lambda files: files.update({"evidence/14-replacement/slot-1.sig": ed25519.sign(
          honest("plain").slot_keys[1], files["14-replacement/SHA256SUMS"])}))
after("signature-of-no-slot", "1.7", "A signature under the close by a slot that the order does not have.", "plain",
      lambda files: cut(files | {"evidence/10-lot2-reveal/slot-4.sig": files["evidence/10-lot2-reveal/slot-1.sig"]}, 11))
after("slot-with-leading-zero", "1.7", "slot-01.sig in place of slot-1.sig.", "plain",
      lambda files: cut(files | {"evidence/10-lot2-reveal/slot-01.sig": files["evidence/10-lot2-reveal/slot-1.sig"]}, 11))
after("folder-in-evidence", "1.7", "A folder among the evidence of the last step.", "plain",
      lambda files: files.update({"evidence/14-replacement/more": Folder()}))
after("link-in-evidence", "1.7", "A further signature that is a link.", "plain",
      lambda files: cut(files | {"evidence/10-lot2-reveal/slot-3.sig": Link("slot-1.sig")}, 11))
after("signature-too-long", "1.7", "The office's signature with a byte behind it.", "plain",
      lambda files: files.update({"evidence/14-replacement/office.sig": files["evidence/14-replacement/office.sig"] + b"\n"}))
after("signature-in-hexadecimal", "1.7", "The office's signature written in digits.", "plain",
      lambda files: files.update({"evidence/14-replacement/office.sig":
                                  files["evidence/14-replacement/office.sig"].hex().encode()}))

# 1.8 Office


def last_signed(signature):
    return lambda files: files.update({"evidence/14-replacement/office.sig": signature(files["14-replacement/SHA256SUMS"])})


def office():
    return honest("plain").office


after("not-signed", "1.8", "The last step is not signed by the office.", "plain",
      without_file("evidence/14-replacement/office.sig"))
after("signed-with-another-key", "1.8", "Somebody else signs in the office's place.", "plain",
      last_signed(lambda data: ed25519.sign(b"somebody else's secret, 32 bytes", data)), attack=56)
after("signed-by-a-contributor", "1.8", "A contributor signs in the office's place.", "plain",
      last_signed(lambda data: ed25519.sign(honest("plain").slot_keys[1], data)))
after("signature-of-another-step", "1.8", "The office's signature of the panel, copied to the replacement.", "plain",
      lambda files: files.update({"evidence/14-replacement/office.sig": files["evidence/12-panel/office.sig"]}))
after("signature-of-the-digest", "1.8", "The signature is of the checksum in place of the file.", "plain",
      last_signed(lambda data: ed25519.sign(office(), sha(data).encode())))

# 1.12 Signatures on which libraries disagree


def s_plus_l(data):
    signature = ed25519.sign(office(), data)
    return signature[:32] + (int.from_bytes(signature[32:], "little") + ed25519.L).to_bytes(32, "little")


def with_r(encoded):
    """The signature with a given R whose logarithm is 0: S = k·a. The equation holds."""
    def sign(data):
        k = ed25519.hash_to_scalar(encoded, ed25519.public_key(office()), data)
        return encoded + (k * ed25519.expand(office())[0] % ed25519.L).to_bytes(32, "little")
    return sign


def mixed_order(data):
    """R with a part of small order: the equation holds only if both sides are multiplied by the cofactor."""
    scalar, prefix = ed25519.expand(office())
    nonce = ed25519.hash_to_scalar(prefix, data)
    r = ed25519.compress(ed25519.add(ed25519.multiply_base(nonce), ed25519.torsion()[1]))
    k = ed25519.hash_to_scalar(r, ed25519.public_key(office()), data)
    return r + ((nonce + k * scalar) % ed25519.L).to_bytes(32, "little")


IDENTITY = (1).to_bytes(32, "little")
IDENTITY_PLUS_P = (ed25519.P + 1).to_bytes(32, "little")
IDENTITY_NEGATIVE = (1 | 1 << 255).to_bytes(32, "little")

for name, check, story, make in [
        ("signature-with-s-plus-l", "1.12", "S is written as S + L: a second signature for whoever has no key.", s_plus_l),
        ("signature-with-r-of-order-one", "1.12", "R is the identity: valid for careless libraries.", with_r(IDENTITY)),
        ("signature-with-r-not-canonical", "1.12", "R is the identity, written as p + 1.", with_r(IDENTITY_PLUS_P)),
        ("signature-with-negative-zero", "1.12", "R is the identity, written with the sign of a zero.", with_r(IDENTITY_NEGATIVE)),
        ("signature-with-r-of-mixed-order", "1.12", "R has a part of small order: batch verifiers accept it, others do not.", mixed_order)]:
    after(name, check, story, "plain", last_signed(make), attack=57)
