"""Small worlds of the full ceremony.

    full       rehearsal, escrow 2 of 3, three witnesses, timestamps, all four kinds of beacons; in each lot somebody
               vanished whose deposit the holders opened, in the second one slot is absent and one missing; a replacement
    fallback   four witnesses, no escrow; in each lot and in the replacement a beacon does not come, and its fallback does
    voided     escrow 2 of 3, three witnesses; the second lot is voided twice, once with one signature under its close, once with none;
               in the first of these somebody vanished; a replacement
    annulled   escrow 2 of 2, one witness; ends after the first reveal, then the deletion
"""

import dataclasses
import functools

import certificate
import deposit
import ed25519
from draw import derived
from world import World, column, dice, feature, letters, level, order_of, people_of, slots_of, with_replies

CHAIN = "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce"
OCTOBER = 1790812800  # 2026-10-01 00:00 UTC


def lotto(fallback=None):
    return {"kind": "lotto", "first": "2026-10-03", "official": "amtliche Gewinnzahlen am Tag nach der Ziehung, lotto.de", "fallback": fallback}


def drand(fallback=None, step=20):
    return {"kind": "drand", "chain": CHAIN, "genesis": OCTOBER, "period": 30, "first": 1001, "step": step, "official": "api.drand.sh",
            "fallback": fallback}


def nist(fallback=None, step=60):
    return {"kind": "nist", "certificate": certificate.identifier(certificate.beacon()), "chain": 2, "first": 1000, "step": step,
            "official": "beacon.nist.gov", "fallback": fallback}


def witnesses(name, number, signatures, dishonest=0):
    return {"dishonest": dishonest, "signatures": signatures, "people": [
        {"key": ed25519.public_key(derived(name, "witness", witness)).hex(), "name": f"Zeugin {witness}"} for witness in range(1, number + 1)]}


def escrow(name, number, threshold):
    return {"threshold": threshold, "holders": [deposit.holder(name, holder, f"Verwahrer {holder}") for holder in range(1, number + 1)]}


def stamps(margin):
    return {"authority": "Testzeitstempelstelle", "margin": margin}


def village(name, **differences):
    """An order and people of one small place."""
    order = order_of(
        name, mode="rehearsal", min_stratum=1, slots=slots_of(name, 3), close_signatures=2,
        strata=[column("Ort", "Dorf", "Weiler")],
        letters=letters(14, 1, [level(["Ort"], "proportional")]),
        features=[feature("Wohnort", "Dorf 0 1 2 3", "Weiler 0 1 2 3", stratum="Ort")],
        panel={"form": "open", "panels": 10, "seats": 3, "spot_checks": 1}) | differences
    people = people_of(name, [(11, {"Ort": "Dorf", "age": 40}), (9, {"Ort": "Weiler", "age": 41})], {})
    return order, with_replies(people, 90)


@functools.cache
def full():
    order, people = village(
        "full", slots=slots_of("full", 6, office=(1,)), close_signatures=3, escrow=escrow("full", 3, 2), witnesses=witnesses("full", 3, 2),
        timestamps=stamps(30), beacons=[nist(), drand(), lotto(), dice(24, 6, "Marktplatz")],
        replacement_beacons=[drand(step=7), dice(20, 6, "Marktplatz")])
    return World("full", order, people, 6, absent=((), (5,)), missing=((), (4,)), vanished={1: (4,), 2: (3,)}, leavers=((1,),))


@functools.cache
def fallback():
    order, people = village(
        "fallback", witnesses=witnesses("fallback", 4, 3, 1), timestamps=stamps(10),
        beacons=[drand(dice(20, 6, "Foyer")), lotto(nist())], replacement_beacons=[nist(drand())])
    return World("fallback", order, people, 3, missing=((2,), ()), unseen={"lot1": (2,), "lot2": (1,), "replacement0": (1,)}, leavers=((0,),))


@functools.cache
def voided():
    order, people = village(
        "voided", escrow=escrow("voided", 3, 2), witnesses=witnesses("voided", 3, 2), beacons=[drand(), dice(24, 6, "Saal")],
        replacement_beacons=[dice(20, 6, "Saal")])
    return World("voided", order, people, 3, missing=((), (3,)), vanished={2: (2,)}, voided=((1,), ()), leavers=((0,),))


def small(name, **differences):
    order, people = village(name, escrow=escrow(name, 2, 2), witnesses=witnesses(name, 1, 1), beacons=[], replacement_beacons=[], **differences)
    return World(name, order, people, 3)


@functools.cache
def annulled():
    return dataclasses.replace(small("annulled"), annulled=5, deletion=True)
