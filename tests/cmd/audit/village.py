"""A village that draws a panel with sealed answers and an auditor: the draw that receipts and audits are tested on.

Everything an office that cheats needs is here too: a step rewritten and signed anew with its own key, and a sealed bundle
made from whatever files it likes, with libsodium itself.
"""
import ctypes
import hashlib
import json
import pathlib
import shutil
import sys

import setting

sys.path.insert(0, str(setting.SOURCE / "tests/scenario"))
sys.path.insert(0, str(setting.SOURCE / "tests/forge"))
import ed25519  # noqa: E402
import play  # noqa: E402

SCHOOLS, PASTS = ("Abitur/Studium", "Realschule", "Hauptschule/keiner"), ("ja", "nein")
DOUBLE = "199001014000009;Weber;Susanne Christina;;w;1990-01-01;Schloßring;9;00002;Kleinlosen;Unterdorf\n"


def feature(name, values, bounds):
    categories = [dict(zip(("min", "max", "min_flex", "max_flex"), limits), name=value, values=[value]) for value, limits in zip(values, bounds)]
    return {"categories": categories, "column": name, "name": name, "source": "erfunden", "stratum": None, "visibility": "sealed"}


def order():
    """The order of the tiny village with two sealed features, committed panels, an auditor, and letters for nearly everybody."""
    base = json.loads((setting.SOURCE / "docs/tiny-example/record/01-order/order.json").read_text())
    loose = (0, 4, 0, 4)
    base["features"] = [one for one in base["features"] if one["stratum"]] + [
        feature("Bildung", SCHOOLS, [(1, 2, 0, 3), loose, loose]), feature("Migration", PASTS, [loose, loose])]
    for one in base["features"][:2]:
        for category in one["categories"]:
            category.update(dict(zip(("min", "max", "min_flex", "max_flex"), (1, 3, 0, 4))))
    base.update(auditor={"key": "", "name": "Prüferin Ernst"}, destroy_after="2027-03-01", minimum_cell=1, identity=["Familienname", "Vornamen"])
    base["panel"].update(form="committed", panels=30, seats=4, spot_checks=1)
    base["letters"]["total"] = 16
    base["letters"]["second_wave"] = {"below": 1, "date": "2026-05-31", "total": 2}
    base["relax"] = [{"feature": "Bildung", "category": SCHOOLS[0], "bound": "min"}]
    base["post"] |= {"consent": {"column": "Einwilligung", "values": ["ja"]}, "received": "Eingang"}
    base["office"]["key"] = ""
    del base["_format"]
    return base


def answers(number):
    return SCHOOLS[number % 3], PASTS[(number // 3) % 2]


class Village(play.Play):
    def __init__(self, folder):
        draft = order()
        super().__init__(folder, setting.BIN, setting.SOURCE, draft)
        for slot in draft["slots"]:
            slot.pop("key")
        self.klero("keygen", "auditor.key", "--name", "Prüferin Ernst", "--no-passphrase")
        draft["auditor"]["key"] = (self.folder / "auditor.key.pub").read_text().split()[1]
        register = (setting.SOURCE / "docs/tiny-example/register.csv").read_text()
        (self.folder / "register.csv").write_text(register + DOUBLE)

    def prepare_replies(self):
        lines = (self.folder / "draw/sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
        rows = [";".join((line.split(";")[0], *answers(number))) for number, line in enumerate(lines)]
        (self.folder / "replies.csv").write_text("code;Bildung;Migration;Einwilligung;Eingang\n" + "".join(row + ";ja;2026-06-30\n" for row in rows[:-2]))
        if not (self.folder / "draw/record/evidence/06-invitations/second-wave.sig").exists():
            self.klero("second-wave", "draw", "replies.csv")  # none came in by its day: it goes out
        return ["replies", "draw", "replies.csv"]

    # --- the auditor ---

    def bundle(self, draw="draw", name="bundle"):
        (self.folder / name).unlink(missing_ok=True)
        self.klero("bundle", draw, name)
        return self.folder / name

    def audit(self, bundle, *more, record="draw/record", expected=None):
        return self.call("klero-verify", "audit", record, bundle, "--key", "auditor.key", "--order", self.anchor(), *more, expected=expected)

    def sign_and_hand_in(self, step):
        self.klero("sign-audit", "draw/record", "--step", step, "--key", "auditor.key", "--out", f"auditor-{step}.sig")
        return self.klero("audited", "draw", f"auditor-{step}.sig")

    def run_through(self, last):
        for command in self.COMMANDS[:self.COMMANDS.index(last) + 1]:
            self.run(command)
            if command == "frame":
                self.sign_and_hand_in("02")

    # --- the office cheats ---

    def copy(self, name):
        shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.folder / "draw", self.folder / name)
        return self.folder / name

    def seed_of_key(self, path):
        return bytes.fromhex(next(line[5:] for line in (self.folder / path).read_text().splitlines() if line.startswith("seed ")))

    def rewrite(self, draw, step, files):
        """Puts other files into the last step of a draw and signs it anew."""
        folder = draw / "record" / step
        lines = [line for line in (folder / "SHA256SUMS").read_text().splitlines() if line[66:] not in files]
        for name, data in files.items():
            (folder / name).write_bytes(data)
            lines.append(hashlib.sha256(data).hexdigest() + "  " + name)
        sums = "".join(line + "\n" for line in sorted(lines, key=lambda line: line[66:].encode()))
        (folder / "SHA256SUMS").write_text(sums)
        signature = ed25519.sign(self.seed_of_key("draw/sealed/01-order/office.key"), sums.encode())
        (draw / "record/evidence" / step / "office.sig").write_bytes(signature)

    def sealed_files(self, draw):
        """What an honest bundle of this draw holds."""
        places = {"master.txt": "02-frame/master.secret", "register.csv": "02-frame/register.csv", "replies.csv": "07-pool/replies.csv",
                  "openings.tsv": "07-pool/openings.tsv", "panels.tsv": "08-portfolio/panels.tsv",
                  "chances.tsv": "08-portfolio/chances.tsv", "certificate.tsv": "08-portfolio/certificate.tsv",
                  "infeasible.tsv": "08-portfolio/infeasible.tsv", "served.csv": "02-frame/served.csv",
                  "undeliverable.csv": "07-pool/undeliverable.csv"}
        return {name: (draw / "sealed" / place).read_bytes() for name, place in places.items() if (draw / "sealed" / place).exists()}

    def write_bundle(self, name, files, order=None, names=None):
        """A bundle of our own making, by protocol section 11b; `names` are the paths as they stand in it."""
        path = self.folder / name
        key = bytes.fromhex((self.folder / "auditor.key.pub").read_text().split()[1])
        head = f"klero-bundle-v1\norder {order or self.anchor()}\nauditor {key.hex()}\n".encode()
        inside = b"".join(b"file %d %s\n" % (len(files[one]), one.encode()) + files[one] for one in names or sorted(files)) + b"end\n"
        path.write_bytes(head + sealed_box(key) + secret_stream(head, inside))
        return path

    def open_bundle(self, path):
        """The files of a bundle, by name."""
        public = bytes.fromhex((self.folder / "auditor.key.pub").read_text().split()[1])
        head = f"klero-bundle-v1\norder {self.anchor()}\nauditor {public.hex()}\n".encode()
        data = path.read_bytes()
        assert data.startswith(head), data[:200]
        box, stream = data[len(head):len(head) + 80], data[len(head) + 80:]
        inside = stream_opened(head, unsealed_box(box, self.seed_of_key("auditor.key"), public), stream)
        files, names = {}, []
        while inside != b"end\n":
            line, inside = inside.split(b"\n", 1)
            word, size, name = line.decode().split(" ")
            assert word == "file"
            files[name], inside = inside[:int(size)], inside[int(size):]
            names.append(name)
        assert names == sorted(names)
        return files


SODIUM = ctypes.CDLL("libsodium.so.23")
STREAM_KEY = bytes(range(32))


def sealed_box(ed25519_key):
    curve, box = ctypes.create_string_buffer(32), ctypes.create_string_buffer(80)
    assert SODIUM.crypto_sign_ed25519_pk_to_curve25519(curve, ed25519_key) == 0
    assert SODIUM.crypto_box_seal(box, STREAM_KEY, ctypes.c_ulonglong(32), curve) == 0
    return box.raw


def secret_stream(head, inside):
    state, out = ctypes.create_string_buffer(SODIUM.crypto_secretstream_xchacha20poly1305_statebytes()), ctypes.create_string_buffer(24)
    assert SODIUM.crypto_secretstream_xchacha20poly1305_init_push(state, out, STREAM_KEY) == 0
    pieces, sealed = [inside[at:at + 65536] for at in range(0, len(inside), 65536)], out.raw
    for number, piece in enumerate(pieces):
        ad = head if number == 0 else b""
        target = ctypes.create_string_buffer(len(piece) + 17)
        tag = ctypes.c_ubyte(3 if number == len(pieces) - 1 else 0)
        assert SODIUM.crypto_secretstream_xchacha20poly1305_push(state, target, None, piece, ctypes.c_ulonglong(len(piece)), ad,
                                                                 ctypes.c_ulonglong(len(ad)), tag) == 0
        sealed += target.raw
    return sealed


def unsealed_box(box, seed, public):
    ed, secret, curve, key = (ctypes.create_string_buffer(size) for size in (64, 32, 32, 32))
    assert SODIUM.crypto_sign_seed_keypair(ctypes.create_string_buffer(32), ed, seed) == 0
    assert SODIUM.crypto_sign_ed25519_sk_to_curve25519(secret, ed) == 0
    assert SODIUM.crypto_sign_ed25519_pk_to_curve25519(curve, public) == 0
    assert SODIUM.crypto_box_seal_open(key, box, ctypes.c_ulonglong(80), curve, secret) == 0
    return key.raw


def stream_opened(head, key, stream):
    state = ctypes.create_string_buffer(SODIUM.crypto_secretstream_xchacha20poly1305_statebytes())
    assert SODIUM.crypto_secretstream_xchacha20poly1305_init_pull(state, stream[:24], key) == 0
    pieces, inside, tag = [stream[at:at + 65553] for at in range(24, len(stream), 65553)], b"", ctypes.c_ubyte(0)
    for number, piece in enumerate(pieces):
        ad, target = head if number == 0 else b"", ctypes.create_string_buffer(len(piece) - 17)
        assert tag.value == 0
        assert SODIUM.crypto_secretstream_xchacha20poly1305_pull(state, target, None, ctypes.byref(tag), piece, ctypes.c_ulonglong(len(piece)),
                                                                 ad, ctypes.c_ulonglong(len(ad))) == 0
        inside += target.raw
    assert tag.value == 3
    return inside


def tsv(data):
    """The rows of a table, as lists of fields; the header first."""
    return [line.split("\t") for line in data.decode().splitlines()]


def untsv(rows):
    return "".join("\t".join(map(str, row)) + "\n" for row in rows).encode()


def merkle_root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + merkle_root(leaves[:split]) + merkle_root(leaves[split:])).digest()


def checksum(draw, step):
    return hashlib.sha256((pathlib.Path(draw) / "record" / step / "SHA256SUMS").read_bytes()).hexdigest()


def member_leaf(pool, panel, row, salt):
    text = f"kleroterion/rehearsal/member/v1\n{pool}\npanel {panel}\nrow {row}\n{salt}\n"
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def chance_hash(pool, row, panels, salt):
    return hashlib.sha256(f"kleroterion/rehearsal/chance/v1\n{pool}\nrow {row}\npanels {panels}\n{salt}\n".encode()).hexdigest()
