"""klero-verify as a black box: what it is called with, and what it answers."""

import json
import pathlib
import subprocess

import certificate
import record


class Crash(Exception):
    pass


def call(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, timeout=300)
    if done.returncode not in (0, 1, 2, 3):
        raise Crash(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    if b"Sanitizer" in done.stderr or b"runtime error" in done.stderr:
        raise Crash(done.stderr.decode(errors="replace")[-4000:])
    return done


def options(brought, folder):
    """The arguments for what the user brings besides; written beside the record."""
    arguments, beside = [], pathlib.Path(f"{folder}.brought")
    for option, certificates in (("--authority", brought.authorities), ("--beacon-certificate", brought.beacon_certificates)):
        for number, one in enumerate(certificates):
            beside.mkdir(exist_ok=True)
            path = beside / f"{option[2:]}-{number}.pem"
            path.write_bytes(certificate.pem(one))
            arguments += [option, str(path)]
    for number, files in enumerate(brought.earlier):
        record.write(files, str(beside / f"attempt-{number}"))
        arguments += ["--earlier", str(beside / f"attempt-{number}")]
    return arguments


def judge(program, folder, anchor, through, more=()):
    """The exit code, and the report."""
    arguments = ["--json", folder, *more]
    arguments += ["--order", anchor] if anchor else []
    arguments += ["--through", f"{through:02d}"] if through else []
    done = call(program, *arguments)
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise Crash(f"exit {done.returncode}, no JSON ({error}): {done.stdout[:200]} {done.stderr[-500:]}") from error
    return done.returncode, answer


def failed(answer):
    """The numbers of the checks that FAIL in at least one place (a lot, a replacement)."""
    return {check["number"] for check in answer["checks"] if check["state"] == "FAIL"}


# What only eyes can check, or nobody but the office: such a check has no FAIL.
NEVER_FAIL = {"4.10": "MANUAL", "4.18": "NOT CHECKED", "6.6": "NOT CHECKED", "6.10": "MANUAL", "7.5": "NOT CHECKED", "9.6": "MANUAL", "9.8": "MANUAL", "10.9": "NOT CHECKED"}


def catalogue(program):
    """The numbers of all checks, and of those that can FAIL."""
    answer = json.loads(call(program, "--list-checks", "--json").stdout)
    everything = [check["number"] for check in answer["checks"]]
    return everything, [number for number in everything if number not in NEVER_FAIL]
