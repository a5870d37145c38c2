"""The end of a draw: what was destroyed. docs/protocol.md, section 9a."""

from order import canonical
from record import step_name


def make(draw):
    document = {"_format": "kleroterion/deletion/1", "beyond_reach": ["letters.csv, given to the letter shop"],
                "date": draw.order["destroy_after"], "destroyed": ["sealed/02-frame", "sealed/07-pool"]}
    data = draw.at("deletion.bytes", canonical(draw.at("deletion.data", document)))
    draw.publish({"deletion.json": data}, step=step_name(len(draw.checksums) + 1, "deletion"))
