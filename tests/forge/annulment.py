"""The end of an attempt. docs/protocol.md, section 9b."""

from order import canonical
from record import step_name


def make(draw):
    document = {"_format": "kleroterion/annulment/1", "date": "2026-11-09", "reason": "Ein Schrank wurde aufgebrochen."}
    data = draw.at("annulment.bytes", canonical(draw.at("annulment.data", document)))
    draw.publish({"annulment.json": data}, step=step_name(len(draw.checksums) + 1, "annulment"))
