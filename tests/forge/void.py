"""A second lot that could not be closed. docs/protocol.md, section 4, rule 4.19."""

from order import canonical


def make(draw):
    step = f"{len(draw.checksums) + 1:02d}-lot2-void"
    document = {"_format": "kleroterion/void/1", "date": "2026-11-09", "reason": "Drei Mitwirkende waren nicht mehr zu erreichen."}
    data = draw.at("void.bytes", canonical(draw.at("void.data", document)))
    draw.publish({"void.json": data}, step=step)
    draw.voids += 1
