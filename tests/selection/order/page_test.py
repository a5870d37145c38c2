#!/usr/bin/python3
"""The page of an order by klero against the page by another implementation (tests/forge/order.py), byte for byte.

  page_test.py KLERO SOURCE     for the template, and for the drafts of tests/vectors/order and tests/world/orders
"""
import json
import pathlib
import subprocess
import sys
import tempfile

klero, source = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(source / "tests/forge"))
import order as other  # noqa: E402

# RFC 8032, section 7.1, tests 1 to 3, and the keys of the template: sound keys, all distinct.
KEYS = ["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "a41859eb5384d74968a817ee0814d598fd37b097fe4ff0dec6cc54b627076e7a",
        "387f91f913b115ea0a0f96e0cc080cc872e6108083a5d09563ff9675c6a39a74",
        "7b037278183471e5d76ed49826b607ef2f1ce458223d078c678b9fbfa0e64191"]


def drafts():
    template = subprocess.run([klero, "template"], capture_output=True, check=True, text=True).stdout
    yield "template", template
    yield "German template", subprocess.run([klero, "template", "--lang", "de"], capture_output=True, check=True, text=True).stdout
    yield "template with odd texts", template.replace("town hall by", "<b>&amp;\\\"").replace("illness", "a < b & c > d")
    auditor = json.dumps({"key": KEYS[0], "name": "Wirtschaftsprüferin <A & B>"})
    yield "template with an auditor", template.replace('"auditor": null', '"auditor": ' + auditor)
    for path in sorted(source.glob("tests/vectors/order/*.order.json")) + sorted(source.glob("tests/world/orders/*.json")):
        text = path.read_text()
        for number, key in enumerate(KEYS, 1):
            text = text.replace(f"SLOT-{number}-KEY", key)
        yield path.name, text


count = 0
with tempfile.TemporaryDirectory() as folder:
    for count, (name, text) in enumerate(drafts(), 1):
        draft, draw = pathlib.Path(folder, "draft.json"), pathlib.Path(folder, f"draw{count}")
        draft.write_text(text)
        run = subprocess.run([klero, "new", draw, "--order", draft], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{name}: klero new: {run.returncode}\n{run.stderr}")
        step = draw / "record/01-order"
        document = step.joinpath("order.json").read_bytes()
        order = json.loads(document)
        if other.canonical(order) != document:
            sys.exit(f"{name}: order.json is not canonical")
        expected = other.page(order)
        expected = expected.encode() if isinstance(expected, str) else expected
        if step.joinpath("order.html").read_bytes() != expected:
            sys.exit(f"{name}: the pages differ")
if count < 8:
    sys.exit(f"only {count} orders were compared")
print(f"{count} pages are alike")
