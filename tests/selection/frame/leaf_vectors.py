"""Prints the expected values of leaf_test.cc: nonce, leaf, master commitment."""
import hashlib
import hmac


def lines(*texts):
    return "".join(text + "\n" for text in texts).encode()


anchor, master = "a" * 64, bytes(range(32))
nonce = hmac.new(master, lines("kleroterion/rehearsal/nonce/v1", anchor, "K-4711"), hashlib.sha256).hexdigest()[:40]
leaf = lines("kleroterion/rehearsal/leaf/v1", anchor, "Süd|w/d|60+", "Änne | Groß | 1950-01-01", nonce)
print(nonce, hashlib.sha256(leaf).hexdigest(),
      hashlib.sha256(lines("kleroterion/rehearsal/master/v1", anchor, master.hex())).hexdigest(), sep="\n")


# With a rule for households by the letter columns strasse and ort; and somebody without an address.
def with_tag(what, *values):
    tag = hmac.new(master, lines(f"kleroterion/rehearsal/{what}/v1", anchor, *values), hashlib.sha256).hexdigest()[:40]
    inner = hashlib.sha256(lines("kleroterion/rehearsal/inner/v1", "Änne | Groß | 1950-01-01", nonce)).hexdigest()
    opened = lines("kleroterion/rehearsal/leaf/v1", anchor, "Süd|w/d|60+", tag, inner)
    print(tag, inner, hashlib.sha256(opened).hexdigest(), sep="\n")


with_tag("household", "Weg 3", "Söhre")
with_tag("alone", "K-4711")
