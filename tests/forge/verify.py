#!/usr/bin/python3
"""The third opinion on a record.

    verify.py RECORD [--order CHECKSUM] [--through NN] [--authority PEM] [--beacon-certificate PEM] [--earlier RECORD]

Prints the broken rules and exits like klero-verify: 0 verified, 1 wrong, 3 right as far as it goes.
"""

import argparse
import pathlib
import sys

import relaxation
import rsa
from opinion import annulment, correction, deletion, frame, lot, order, panel, record, replacement, sealed, void
from opinion.close import Brought
from opinion.report import Report, Unreadable, attempt
from record import ENDS, read, sha
from sealed_record import sealed_categories


def judge(files, anchor=None, through=99, brought=Brought()):
    """The report, and the exit code; `brought` is what the user brings besides."""
    report = Report()
    try:
        steps = record.steps_and_folders(report, files, through)
    except Unreadable:
        return report, 1
    the_order = attempt(order.read, report, files)
    names = {step: record.files_of(report, files, step, the_order) for step in steps}
    record.lists(report, files, steps, names)
    record.evidence_files(report, files, steps, the_order)
    record.signatures(report, files, steps, the_order)
    if anchor is not None:
        report.want("2.1", sha(files.get("01-order/SHA256SUMS", b"")) == anchor, "another order than the one announced")
    if the_order:
        order.judge(report, files, the_order)
        attempt(order.attempts, report, the_order, brought.earlier)
        record.audited(report, files, steps, the_order)
        cosigned = record.cosigned(report, files, steps, the_order)
        ends(report, files, the_order, steps)
        if "2.6" not in report.failed:
            contents(report, files, the_order, [step for step in steps if step[3:] not in ENDS], brought)
    if report.failed:
        return report, 1
    finished = any(step.endswith("-panel") for step in steps) and cosigned and not steps[-1].endswith("leavers") and not any(step.endswith("annulment") for step in steps)
    return report, 0 if finished and anchor is not None else 3


def ends(report, files, the_order, steps):
    for step in steps:
        if step.endswith("deletion"):
            attempt(deletion.judge, report, files, the_order, step)
        elif step.endswith("annulment"):
            attempt(annulment.judge, report, files, step)


def contents(report, files, the_order, steps, brought):
    """The steps 02 and later, in sequence."""
    # What cites a step that the chain does not cite is not looked at: the chain is the fault.
    base = lambda step: None if "1.5" in report.failed else sha(files.get(f"{step}/SHA256SUMS", b""))
    seeds, seen, found, invited, pool, panels, commitments = {}, set(), None, None, None, None, None
    if len(steps) >= 2:
        found = attempt(frame.judge, report, files, the_order)
        attempt(frame.excluded, report, files, the_order)
    if len(steps) >= 3:
        seeds[1] = lot.judge(report, files, the_order, steps[2:5], 1, base(steps[1]), seen, brought)
    if len(steps) >= 6 and found:
        invited = frame.judge_letters(report, files, the_order, found, seeds[1], sha(files.get("01-order/SHA256SUMS", b"")), len(steps) >= 7)
    if len(steps) >= 7 and found:
        pool, commitments = judged_pool(report, files, the_order, found, invited, steps[6], base(steps[5]))
    moved = int(record.corrected_in(steps))    # by so much numbers behind the pool are higher
    if moved:
        attempt(correction.judge, report, files, the_order, steps[7])
        if found:
            pool, commitments = judged_pool(report, files, the_order, found, invited, steps[7], base(steps[6]))
    if len(steps) >= 8 + moved:
        portfolio = steps[7 + moved]
        steps_taken = None if "2.4" in report.failed else attempt(panel.judge_relaxation, report, files, the_order, portfolio)
        attempt(panel.judge_infeasible, report, files, the_order, pool, steps_taken, portfolio)
        in_force = the_order if steps_taken is None else relaxation.in_force(the_order, steps_taken)
        if steps_taken is None and pool:
            pool.categories = None  # nobody knows which quotas were in force
        panels = attempt(panel.judge_portfolio, report, files, in_force, pool, portfolio)
        attempt(panel.judge_certificate, report, files, in_force, pool, panels, portfolio)
        if commitments:
            commitments.categories = sealed_categories(in_force)
            commitments = None if steps_taken is None else commitments
    first = 8 + moved + 3 * record.voids_in(steps)    # where the second lot that counts begins, from 0
    for at in range(8 + moved, first, 3):
        lot.judge(report, files, the_order, steps[at:at + 2], 2, base(steps[at - 1]), seen, brought)
        attempt(void.judge, report, files, the_order, *steps[at:at + 3])
    if len(steps) > first:
        seeds[2] = lot.judge(report, files, the_order, steps[first:first + 3], 2, base(steps[first - 1]), seen, brought)
    if len(steps) > first + 3:
        drawn = steps[first + 3]
        opened = attempt(panel.judge_draw, report, files, in_force, drawn, seeds[2], panels, pool, base(steps[6 + moved]))
        if opened and commitments and not {"2.4", "2.9", "8.3"} & set(report.failed):
            attempt(sealed.judge_panel, report, files, commitments, drawn, opened, base(steps[first + 2]))
        members = next(iter(opened.values())) if opened else None
        attempt(panel.judge_members, report, files, f"{drawn}/panel.tsv", "8.5", pool, *([members] if members else []))
        replacements(report, files, in_force, steps[first + 4:], pool, members, seeds[2], commitments, base, brought)


def judged_pool(report, files, the_order, found, invited, step, before):
    """The pool of step 07 or its correction, and its commitments."""
    pool = attempt(panel.judge_pool, report, files, the_order, found, invited, step)
    return pool, attempt(sealed.judge_pool, report, files, the_order, pool, step, before) if is_sealed(the_order) else None


def is_sealed(the_order):
    return any(feature["visibility"] == "sealed" for feature in the_order["features"])


def replacements(report, files, the_order, steps, pool, members, second_seed, commitments, base, brought):
    gone = set()
    for at in range(0, len(steps), 2):
        leavers, step = steps[at], steps[at + 1] if at + 1 < len(steps) else None
        leaving = attempt(replacement.judge_leavers, report, files, the_order, leavers, pool, members)
        seed = attempt(replacement.judge_close, report, files, the_order, step, leavers, second_seed, brought)
        if step:
            members = attempt(replacement.judge_replacement, report, files, the_order, step, pool, members, leaving, gone, seed,
                              commitments, base(leavers))
            gone = gone | set(leaving or ())


def main():
    parser = argparse.ArgumentParser(description="the third opinion on a record")
    parser.add_argument("record")
    parser.add_argument("--order")
    parser.add_argument("--through", type=int, default=99)
    for option in ("--authority", "--beacon-certificate", "--earlier"):
        parser.add_argument(option, action="append", default=[])
    arguments = parser.parse_args()
    certificates = lambda paths: tuple(rsa.unarmoured(pathlib.Path(path).read_bytes()) for path in paths)
    brought = Brought(certificates(arguments.authority), certificates(arguments.beacon_certificate), tuple(map(read, arguments.earlier)))
    report, code = judge(read(arguments.record), arguments.order, arguments.through, brought)
    for rule, reasons in sorted(report.failed.items()):
        for reason in reasons:
            print(f"{rule}\tFAIL\t{reason}")
    print({0: "verified", 1: "wrong", 2: "could not check", 3: "right as far as it goes"}[code])
    return code


if __name__ == "__main__":
    sys.exit(main())
