"""Forgeries of the relaxation of quotas. Rules 2.2, 2.4, 7.7, 7.8."""

from catalogue import at, order_changed, set_to, twist, with_file
from catalogue_certificate import replaced as line_replaced
from order import canonical
from relaxation import step

DOCUMENT = "relaxation.json"


def order_with(name, fails, story, *steps, **more):
    twist(name, fails, story, "relaxed", 1, {"order.data": at("relax", list(steps))}, last=1, **more)


def good(number=2):
    return [step("Art", "a", "min"), step("Art", "b", "max"), step("Art", "b", "max"), step("Art", "a", "min")][:number]


order_with("relax-a-category-that-is-not", "2.2", "A step for a category that no feature has.", *good(), step("Art", "c", "min"))
order_with("relax-a-feature-that-is-not", "2.2", "A step for a feature that the order does not have.", *good(), step("Alter", "a", "min"))
order_with("relax-something-else", "2.2", "A step that lowers a maximum's flex.", *good(), step("Art", "a", "max_flex"))
order_with("relax-by-two-seats", "2.2", "A step with a number of seats.", *good(), step("Art", "a", "min") | {"seats": 2})
order_with("relax-without-category", "2.2", "A step for a whole feature.", *good(), {"bound": "min", "feature": "Art"})
order_with("relax-a-minimum-beyond-flex", "2.4", "Three steps for a minimum of two: below 0.", *good(4), step("Art", "a", "min"), attack=43)
order_with("relax-a-maximum-beyond-flex", "2.4", "A maximum beyond what the order permits in need.", *good(4), step("Art", "b", "max"), attack=43)
order_with("relax-a-maximum-that-is-flex", "2.4", "A maximum that has no flex at all.", *good(4), step("Art", "a", "max"))
twist("relax-is-no-list", "2.2", "A single step without a list.", "relaxed", 1, {"order.data": at("relax", step("Art", "a", "min"))}, last=1)
twist("relax-is-missing", "2.2", "An order that says nothing of relaxation.", "relaxed", 1, {
    "order.data": order_changed(lambda order: order.pop("relax") and None)}, last=1)


def document(name, fails, story, data, **more):
    twist(name, fails, story, "relaxed", 8, {"08-portfolio.files": with_file(DOCUMENT, data)}, last=8, **more)


def holds(**keys):
    return canonical({"_format": "kleroterion/relaxation/1"} | keys)


document("steps-beyond-the-list", "7.7", "Five steps, of which the order lists four.", holds(steps=5), attack=43)
document("steps-as-text", "7.7", "The number of steps as a text.", holds(steps="2"))
document("steps-missing", "7.7", "A relaxation without its number.", holds())
document("steps-and-quotas", "7.7", "A relaxation with quotas of its own.", holds(steps=2, quotas=[]), attack=43)
document("relaxation-of-another-format", "1.10", "A document of another format.", canonical({"_format": "kleroterion/relaxation/2", "steps": 2}))
document("steps-as-true", "7.7", "The number of steps as a truth.", holds(steps=True))

# A number of steps that is not the one needed; the chances claim nothing then.
twist("quotas-relaxed-by-hand", "7.3 8.4", "The record says one step, the panels took two: a quota was relaxed by hand.", "relaxed", 8, {
    "portfolio.relaxed": set_to(1), "portfolio.certificate": set_to([])}, attack=43)
twist("quotas-relaxed-in-silence", "7.3 7.8 8.4", "The record says that no quota was relaxed.", "relaxed", 8, {
    "portfolio.relaxed": set_to(0), "portfolio.certificate": set_to([])}, attack=43)
twist("relaxed-one-step-too-far", "7.8", "A third step, which favours the b: two steps sufficed.", "relaxed", 8, {
    "portfolio.relaxed": set_to(3), "portfolio.certificate": set_to([])}, attack=43)
twist("relaxed-to-the-end", "7.8", "All steps of the list at once.", "relaxed", 8, {
    "portfolio.relaxed": set_to(4), "portfolio.certificate": set_to([])}, attack=43)
twist("relaxed-without-need", "7.8", "A quota that everybody could keep gives way, so that a friend's kind has more seats.", "relaxed", 8, {
    "portfolio.relaxed": set_to(3), "portfolio.certificate": set_to([]), "portfolio.infeasible": set_to([])}, attack=43)


def proof(name, story, change, base="relaxed", **more):
    twist(name, "7.8", story, base, 8, {"portfolio.infeasible": change}, last=8, **more)


BOUND, LEAF = ("claim", 0, "-", "bound", "-", -1), ("claim", 0, 0, "leaf", "-", 0)
SEATS, MOST = ("claim", 0, 0, "seats", 0, -1), ("claim", 0, 0, "most", 1, 1)

proof("relaxed-without-proof", "Nobody proves that the steps were needed.", set_to([]), attack=43)
proof("proof-of-nothing", "A claim that always holds.", line_replaced(BOUND, [("claim", 0, "-", "bound", "-", 0)]))
proof("proof-of-somebody", "A claim about one person in place of all panels.", line_replaced(BOUND, [BOUND, ("claim", 0, "-", "weight", 0, -1)]))
proof("proof-by-a-wrong-factor", "A factor that shows nothing.", line_replaced(MOST, [("claim", 0, 0, "most", 0, 1)]))
proof("proof-without-its-quota", "The quota that clashes is left out.", line_replaced(MOST, []))
proof("proof-with-the-seats-turned-round", "The seats with the other sign.", line_replaced(SEATS, [("claim", 0, 0, "seats", 0, 1)]))
twist("good-proof-by-a-leaf-of-one", "", "The factor of a leaf is of no moment: s·(−1 + 1) is 0.", "relaxed", 8,
      {"portfolio.infeasible": line_replaced(LEAF, [("claim", 0, 0, "leaf", "-", 1)])}, last=8, exit=3)
proof("proof-cut-off", "A claim without a leaf.", lambda lines: lines[:1])
proof("proof-of-two-claims", "A second claim behind the first.", lambda lines: [*lines, *[(row[0], 1, *row[2:]) for row in lines]])
proof("proof-with-a-level", "A level behind the claim.", lambda lines: [*lines, ("level", 1, "-", "seats", 0, 1)])
proof("proof-though-nothing-was-relaxed", "A proof that the quotas clash, in a draw that kept them.", set_to([BOUND, LEAF, SEATS, MOST]), base="fair")
