"""The order of the draw: canonical JSON and the page that people read. docs/protocol.md, sections 1.10, 2 and A."""

import json
import re

# Appendix A: the sequence of the keys, and what the page calls them.
KEYS = dict(row.split("=", 1) for row in """\
title=Titel · Title
body=Träger · Body
mode=Art · Mode
attempt=Versuch · Attempt
previous=Voriger Versuch · Previous attempt
day=Stichtag · Day of eligibility
eligibility=Wer teilnehmen kann · Eligibility
minimum_age=Mindestalter · Minimum age
maximum_age=Höchstalter · Maximum age
birth_date=Spalte des Geburtsdatums · Birth date column
rules=Regeln · Rules
eligible=Teilnehmen können · Eligible
excluded=Ausgeschlossen · Excluded
otherwise=Bei jedem anderen Wert · For any other value
served=Wer schon teilgenommen hat · Who has served already
reason=Grund · Reason
strata=Schichten · Strata
min_stratum=Kleinste Schicht · Smallest stratum
minimum_cell=Kleinste Zahl im Kreis der Zusagen · Smallest cell in the pool
destroy_after=Löschung nach · Destroyed after
letters=Briefe · Letters
post=Briefe hinaus, Antworten zurück · Post
deadline=Letzter Tag für Antworten · Last day for replies
objections_until=Letzter Tag für Einsprüche gegen den Kreis der Zusagen · Last day for objections to the pool
received=Spalte des Eingangs · Column of the day of receipt
consent=Einwilligung · Consent
salutation=Anrede · Salutation
representatives=Spalte der gesetzlichen Vertreter (Minderjährige) · Column of legal representatives (minors)
features=Merkmale und Quoten · Features and quotas
relax=Lockerung, Schritt für Schritt, nur so weit wie nötig · Relaxation, step by step, as far as needed
panel=Gremium · Panel
reasons=Gründe für das Ausscheiden · Reasons for leaving
total=Zahl · Number
levels=Stufen · Levels
columns=Spalten · Columns
rule=Regel · Rule
weights=Gewichte · Weights
part=Teil · Part
weight=Gewicht · Weight
minimum=Mindestzahl je Schicht · Minimum a stratum
household=Höchstens ein Brief für alle mit gleichen Angaben in · At most one letter to those who agree in
second_wave=Zweite Briefrunde · Second wave
date=bis einschließlich · by
below=wenn weniger beantwortet sind als · if fewer are answered than
name=Name · Name
visibility=Sichtbarkeit · Visibility
column=Spalte · Column
stratum=Schichtspalte · Strata column
values=Werte · Values
from=von · from
to=bis · to
min=mindestens · min
max=höchstens · max
min_flex=mindestens (Nachrücken) · min (replacement)
max_flex=höchstens (Nachrücken) · max (replacement)
feature=Merkmal · Feature
category=Kategorie · Category
bound=Grenze, um einen Platz · Bound, by one seat
categories=Kategorien · Categories
source=Quelle · Source
seats=Plätze · Seats
panels=Zahl der Gremien im Los · Panels in the lottery
form=Form · Form
spot_checks=Stichproben · Spot checks
slots=Mitwirkende am Startwert · Contributors
min_commitments=Nötige Festlegungen · Commitments needed
close_signatures=Nötige Unterschriften · Signatures needed
witnesses=Zeugen · Witnesses
people=Personen · People
signatures=Nötige Mitzeichnungen · Cosignatures needed
dishonest=Davon höchstens unredlich · At most dishonest
escrow=Hinterlegung · Escrow
holders=Verwahrer · Holders
threshold=Zum Öffnen nötig · Needed to open
proof=Nachweis des Schlüssels · Proof of possession
timestamps=Zeitstempel · Timestamps
authority=Zeitstempelstelle · Time-stamping authority
margin=Abstand in Minuten · Margin in minutes
beacons=Öffentlicher Zufall · Beacons
replacement_beacons=Öffentlicher Zufall beim Nachrücken · Replacement beacons
kind=Art des Zufalls · Kind of beacon
dice=Würfe · Dice
sides=Seiten · Sides
place=Ort · Place
official=Amtlicher Wert · Official value
first=Erste Ausgabe · First instance
step=Schrittweite · Step
chain=Kette · Chain
genesis=Beginn der Kette · Genesis
period=Sekunden je Runde · Seconds a round
certificate=Zertifikat · Certificate
fallback=Ersatz · Fallback
office=Amt · Office
auditor=Prüfer · Auditor
key=Schlüssel · Key
identity=Angaben zur Person · Identity columns
letter_columns=Spalten für die Briefe · Letter columns
_format=Format · Format""".splitlines())
RANK = {key: rank for rank, key in enumerate(KEYS)}

HEAD = """\
<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}\
td,th{border:1px solid #666;padding:.2em .5em;text-align:left;vertical-align:top}dt{font-weight:bold}\
.rehearsal{font-size:2em;border:3px solid;padding:.3em}</style>
</head>
<body>
{banner}<h1>{title}</h1>
<p>Losordnung · Order of the draw</p>
{order}
</body>
</html>
"""


def canonical(document):
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def label(order, name):
    return f"kleroterion/{order['mode']}/{name}/v1"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def value(x):
    if x is None or x == "" or x == []:
        return "–"
    if isinstance(x, bool):
        return "ja · yes" if x else "nein · no"
    if isinstance(x, int):
        return str(x)
    if isinstance(x, str):
        return escape(x)
    if isinstance(x, dict):
        return "<dl>\n" + "".join(f"<dt>{KEYS[key]}</dt><dd>{value(x[key])}</dd>\n"
                                  for key in sorted(x, key=RANK.get)) + "</dl>"
    if not isinstance(x[0], dict):
        return ", ".join(value(element) for element in x)
    keys = sorted({key for element in x for key in element}, key=RANK.get)
    rows = ["".join(f"<th>{KEYS[key]}</th>" for key in keys)]
    rows += ["".join(f"<td>{value(element[key]) if key in element else '–'}</td>" for key in keys) for element in x]
    return "<table>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"


def page(order):
    banner = "" if order["mode"] == "real" else '<p class="rehearsal">PROBE · REHEARSAL</p>\n'
    # In one pass: a title may well contain "{order}".
    parts = {"{banner}": banner, "{title}": escape(order["title"]), "{order}": value(order)}
    return "".join(parts.get(piece, piece) for piece in re.split(r"({banner}|{title}|{order})", HEAD)).encode()


def categories_of(order, person):
    """The stratum of a person as the numbers of his categories, one for each entry of `strata`."""
    return tuple(next(number for number, category in enumerate(entry["categories"])
                      if belongs(category, person["age"] if entry["column"] is None else person[entry["column"]]))
                 for entry in order["strata"])


def belongs(category, answer):
    if "values" in category:
        return answer in category["values"]
    return category["from"] <= answer and (category["to"] is None or answer <= category["to"])
