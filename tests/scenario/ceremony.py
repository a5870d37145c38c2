"""Plays a draw with the full ceremony: witnesses, escrow, a time-stamping authority, whoever of them the order names.

    play = CeremonyPlay(folder, bin_folder, source_folder, full_order(source))
    play.missing[1] = (3,)            # committed, then vanished: the holders open the deposit
    play.run_until("panel")

Beside what play.py writes: witness-N/ and holder-I/ (their keys, memories and what they send), authority/.
"""
import http.server
import json
import pathlib
import subprocess
import threading
import time

import play

#: After which commands the witnesses cosign the step made last.
COSIGNED = ("frame", "commit", "close", "seed", "replies", "portfolio", "panel", "leave", "replace")


def full_order(source, slots=5):
    """The tiny draw with five contributors, three witnesses, an escrow of three holders, timestamps and dice."""
    order = play.order_of(source)
    order["slots"] = [{"name": f"Person {n}", "office": n == 1, "key": ""} for n in range(1, slots + 1)]
    order |= {"min_commitments": 3, "close_signatures": slots // 2 + 1 if slots > 3 else 2,
              "witnesses": {"people": [{"name": f"Witness {n}", "key": ""} for n in (1, 2, 3)], "signatures": 2, "dishonest": 0},
              "escrow": {"holders": [{"name": f"Holder {i}", "key": "", "proof": ""} for i in (1, 2, 3)], "threshold": 2},
              "timestamps": {"authority": "good authority", "margin": 10}}
    return order


class CeremonyPlay(play.Play):
    def __init__(self, folder, programs, source, order, city="tiny"):
        super().__init__(folder, programs, source, order, city)
        self.witnesses = range(1, len((order["witnesses"] or {"people": []})["people"]) + 1)
        self.holders = range(1, len((order["escrow"] or {"holders": []})["holders"]) + 1)

    def run(self, name, expected=0):
        done = super().run(name, expected)
        if expected == 0:
            kind = name.rstrip("12")
            if kind in COSIGNED:
                self.cosign()
            if kind in ("close", "leave"):
                self.stamp()
        return done

    # --- keys ---

    def key(self, who, number, *options):
        """The file with the public half of somebody's key."""
        folder = self.folder / f"{who}-{number}"
        folder.mkdir(exist_ok=True)
        if not (folder / "key").exists():
            self.klero("keygen", folder / "key", "--name", f"{who.capitalize()} {number}", "--no-passphrase", *options)
        return folder / "key.pub"

    def prepare_new(self):
        for number, person in zip(self.witnesses, (self.order["witnesses"] or {"people": []})["people"]):
            person["key"] = self.key("witness", number).read_text().split()[1]
        if self.order["escrow"]:
            self.order["escrow"]["holders"] = [json.loads(self.key("holder", number, "--holder").read_text()) for number in self.holders]
        return super().prepare_new()

    # --- witnesses and authority ---

    def last_step(self):
        return sorted(p.name for p in (self.folder / "draw/record").iterdir() if p.name != "evidence")[-1]

    def reveals(self):
        """The folder with what was revealed in the lot of the last step."""
        return self.folder / f"reveals-{1 if self.last_step()[:2] < '09' else 2}"

    def cosign(self, witnesses=None):
        """The witnesses sign the last step, with the reveals that came to them; the office takes it in."""
        step, witnesses, reveals = self.last_step(), witnesses or self.witnesses, self.reveals()
        for number in witnesses:
            self.klero("cosign", "draw/record", "--witness", number, "--key", f"witness-{number}/key", "--memory", f"witness-{number}/memory",
                       "--out", f"witness-{number}/out", "--yes", *(["--reveals", reveals] if step.endswith("-reveal") else []))
        if witnesses:
            self.klero("cosigned", "draw", "--from", *(f"witness-{number}/out/{step}" for number in witnesses))

    def authority(self, command, *arguments):
        subprocess.run([self.source / "tests/crypto/timestamp/authority.sh", command, self.folder / "authority", *map(str, arguments)], check=True)

    def answer(self, request, reply, when=None):
        """The authority answers a request; `when` as its clock shows it, now if not given."""
        if not (self.folder / "authority").exists():
            self.authority("new")
        self.authority("answer", "good", when or time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime()), request, reply)

    def stamp(self):
        """The first close is stamped by way of a stick, the second over the wire."""
        if self.order["timestamps"]:
            (self.stamp_by_wire if self.last_step() == "10-lot2-reveal" else self.stamp_by_stick)()

    def stamp_by_stick(self):
        self.klero("timestamp", "draw", "--request-only")
        self.answer(self.folder / f"draw/record/evidence/{self.last_step()}/timestamp.tsq", self.folder / "answer.tsr")
        self.klero("timestamp", "draw", "--reply", "answer.tsr", "--authority", "authority/root.pem")
        (self.folder / "answer.tsr").unlink()

    def stamp_by_wire(self):
        play = self

        class Authority(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                request, reply = play.folder / "asked.tsq", play.folder / "answer.tsr"
                request.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
                play.answer(request, reply)
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(reply.stat().st_size))
                self.end_headers()
                self.wfile.write(reply.read_bytes())

            def log_message(self, *_):
                pass

        with http.server.HTTPServer(("127.0.0.1", 0), Authority) as server:
            threading.Thread(target=server.handle_request, daemon=True).start()
            self.klero("timestamp", "draw", "--url", f"http://127.0.0.1:{server.server_port}/stamp", "--authority", "authority/root.pem")
        for name in ("asked.tsq", "answer.tsr"):
            (self.folder / name).unlink()

    # --- lots ---

    def prepare_reveal(self, lot):
        arguments = super().prepare_reveal(lot)
        if not self.order["escrow"]:
            return arguments
        if self.missing[lot]:
            slots = [word for slot in self.missing[lot] for word in ("--slot", slot)]
            for number in list(self.holders)[:self.order["escrow"]["threshold"]]:
                self.klero("open-deposit", "draw/record", "--holder", number, "--key", f"holder-{number}/key", *slots,
                           "--out", f"reveals-{lot}", "--yes")
        return ["reveal", "draw", f"reveals-{lot}"]
