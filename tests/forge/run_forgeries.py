#!/usr/bin/python3
"""Makes every record of the catalogue and holds it before klero-verify and before the third opinion.

    run_forgeries.py --verifier build/bin/klero-verify [--only REGEX] [--jobs N] [--keep FOLDER] [--list]
                     [--seed N] [--everything]

For a named forgery exactly the declared checks must FAIL, and the exit code be the declared one, by both verifiers. For
systematic damage at least one check must FAIL, by both. Neither may crash. Every check that can FAIL must be named by a
forgery, and every forgery must name checks that exist. Without --verifier only the third opinion is asked.
"""

import argparse
import collections
import multiprocessing
import os
import re
import secrets
import shutil
import sys
import tempfile
import time
import traceback

import catalogue
import catalogue_attempt
import catalogue_beacon
import catalogue_certificate
import catalogue_close
import catalogue_correction
import catalogue_end
import catalogue_exclusion
import catalogue_escrow
import catalogue_frame
import catalogue_hostile
import catalogue_household
import catalogue_lot
import catalogue_order
import catalogue_panel
import catalogue_record
import catalogue_relaxation
import catalogue_replacement
import catalogue_sealed
import catalogue_sealed_panel
import catalogue_stamp
import catalogue_void
import catalogue_waves
import klero_verify
import record
import systematic
import verify

CATALOGUES = [catalogue_hostile, catalogue_record, catalogue_order, catalogue_frame, catalogue_exclusion, catalogue_lot, catalogue_panel, catalogue_replacement,
              catalogue_relaxation, catalogue_end, catalogue_close, catalogue_escrow, catalogue_beacon, catalogue_stamp, catalogue_attempt, catalogue_void, catalogue_correction,
              catalogue_sealed, catalogue_sealed_panel, catalogue_certificate, catalogue_waves, catalogue_household]


def problems_of(work, program, folder):
    """What is wrong with the verifiers' answers to one record: a list of sentences."""
    files = work.files()
    anchor = work.order_checksum(files)
    problems = []
    brought = work.brought()
    report, code = verify.judge(files, anchor, work.through or 99, brought)
    compare(problems, "third opinion", work, set(report.failed), code)
    if program:
        record.write(files, folder)
        try:
            code, answer = klero_verify.judge(program, folder, anchor, work.through, klero_verify.options(brought, folder))
            compare(problems, "klero-verify", work, klero_verify.failed(answer), code)
        except klero_verify.Crash as crash:
            problems.append(f"klero-verify crashed: {crash}")
    return problems


def compare(problems, who, work, failed, code):
    if isinstance(work, catalogue.Forgery):
        if failed != work.fails:
            problems.append(f"{who}: FAIL {sorted(failed)}, declared {sorted(work.fails)}")
        if code != work.exit:
            problems.append(f"{who}: exit {code}, declared {work.exit}")
    elif code != 1 or not failed:
        problems.append(f"{who}: exit {code} with FAIL {sorted(failed)}, expected exit 1")


def one(position):
    work = WORK[position]
    folder = os.path.join(arguments.keep or SCRATCH, re.sub(r"[^0-9A-Za-z_.-]+", "+", work.name)[:120])
    try:
        problems = problems_of(work, arguments.verifier, folder)
    except Exception:  # a mistake in the forgery itself must name the forgery
        problems = [traceback.format_exc()]
    if not arguments.keep:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(folder + ".brought", ignore_errors=True)
    return work.name, problems


def coverage(program):
    """Sentences about checks without forgery and forgeries without check."""
    named = collections.Counter(check for forgery in catalogue.ALL for check in forgery.fails)
    alone = collections.Counter(*[[check for forgery in catalogue.ALL if len(forgery.fails) == 1 for check in forgery.fails]])
    everything, can_fail = klero_verify.catalogue(program)
    problems = [f"check {check} can FAIL, but no forgery names it" for check in can_fail if not named[check]]
    problems += [f"check {check} is never the only one to FAIL" for check in can_fail if named[check] and not alone[check]]
    problems += [f"a forgery names check {check}, which klero-verify does not have" for check in named if check not in everything]
    problems += [f"check {check} is FAILed by a forgery, but is listed as one that cannot FAIL"
                 for check in named if check in everything and check not in can_fail]
    print(f"{len(everything)} checks, {len(can_fail)} of which can FAIL; named by forgeries: "
          + ", ".join(f"{check} ({named[check]})" for check in can_fail))
    return problems


def parsed():
    parser = argparse.ArgumentParser(description="forged records before the verifiers")
    parser.add_argument("--verifier", help="klero-verify")
    parser.add_argument("--only", default="", help="regular expression on the names")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", help="folder in which the records stay")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1000), help="which damages of sealed files")
    parser.add_argument("--everything", action="store_true", help="all damages of sealed files")
    parser.add_argument("--list", action="store_true", help="print the catalogue, make nothing")
    return parser.parse_args()


def listed():
    for forgery in catalogue.ALL:
        checks = " ".join(sorted(forgery.fails)) or "-"
        print(f"{forgery.name}\t{forgery.by}\t{forgery.base}\t{checks}\t{forgery.exit}\t{forgery.story}")


def main():
    started = time.time()
    with multiprocessing.Pool(arguments.jobs) as pool:
        answers = pool.map(one, range(len(WORK)), chunksize=8)
    wrong = [(name, problems) for name, problems in answers if problems]
    for name, problems in wrong[:100]:
        print(f"{name}:", *problems, sep="\n    ")
    if arguments.verifier and not arguments.only:
        missing = coverage(arguments.verifier)
        print(*missing, sep="\n")
    else:
        missing = []
    forgeries = sum(isinstance(work, catalogue.Forgery) for work in WORK)
    print(f"{forgeries} named records and {len(WORK) - forgeries} of systematic damage in {time.time() - started:.0f} s: "
          f"{len(wrong)} not as declared" + ("" if arguments.everything or arguments.only else f" (seed {arguments.seed})"))
    return 1 if wrong or missing or not WORK else 0


if __name__ == "__main__":
    arguments = parsed()
    if arguments.list:
        sys.exit(listed())
    WORK = [work for work in [*catalogue.ALL, *systematic.all_damages(None if arguments.everything or arguments.only else arguments.seed)] if re.search(arguments.only, work.name)]
    SCRATCH = tempfile.mkdtemp(prefix="klero-forgeries-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    try:
        sys.exit(main())
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
