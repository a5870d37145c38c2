#include "verifier/order/page_headings.h"

#include <array>

namespace klero::verifier {
namespace {

constexpr std::array<PageHeading, 54> kHeadings{{
    {"title", "Titel · Title"},
    {"body", "Träger · Body"},
    {"mode", "Art · Mode"},
    {"attempt", "Versuch · Attempt"},
    {"previous", "Voriger Versuch · Previous attempt"},
    {"day", "Stichtag · Day of eligibility"},
    {"eligibility", "Wer teilnehmen kann · Eligibility"},
    {"minimum_age", "Mindestalter · Minimum age"},
    {"maximum_age", "Höchstalter · Maximum age"},
    {"birth_date", "Spalte des Geburtsdatums · Birth date column"},
    {"strata", "Schichten · Strata"},
    {"min_stratum", "Kleinste Schicht · Smallest stratum"},
    {"minimum_cell", "Kleinste Zahl im Kreis der Zusagen · Smallest cell in the pool"},
    {"destroy_after", "Löschung nach · Destroyed after"},
    {"letters", "Briefe · Letters"},
    {"features", "Merkmale und Quoten · Features and quotas"},
    {"panel", "Gremium · Panel"},
    {"reasons", "Gründe für das Ausscheiden · Reasons for leaving"},
    {"total", "Zahl · Number"},
    {"levels", "Stufen · Levels"},
    {"columns", "Spalten · Columns"},
    {"rule", "Regel · Rule"},
    {"minimum", "Mindestzahl je Schicht · Minimum a stratum"},
    {"name", "Name · Name"},
    {"visibility", "Sichtbarkeit · Visibility"},
    {"column", "Spalte · Column"},
    {"stratum", "Schichtspalte · Strata column"},
    {"values", "Werte · Values"},
    {"from", "von · from"},
    {"to", "bis · to"},
    {"min", "mindestens · min"},
    {"max", "höchstens · max"},
    {"min_flex", "mindestens (Nachrücken) · min (replacement)"},
    {"max_flex", "höchstens (Nachrücken) · max (replacement)"},
    {"categories", "Kategorien · Categories"},
    {"source", "Quelle · Source"},
    {"seats", "Plätze · Seats"},
    {"panels", "Zahl der Gremien im Los · Panels in the lottery"},
    {"form", "Form · Form"},
    {"spot_checks", "Stichproben · Spot checks"},
    {"slots", "Mitwirkende am Startwert · Contributors"},
    {"min_commitments", "Nötige Festlegungen · Commitments needed"},
    {"close_signatures", "Nötige Unterschriften · Signatures needed"},
    {"beacon", "Öffentlicher Zufall · Beacon"},
    {"replacement_beacon", "Öffentlicher Zufall beim Nachrücken · Replacement beacon"},
    {"dice", "Würfe · Dice"},
    {"sides", "Seiten · Sides"},
    {"place", "Ort · Place"},
    {"office", "Amt · Office"},
    {"auditor", "Prüfer · Auditor"},
    {"key", "Schlüssel · Key"},
    {"identity", "Angaben zur Person · Identity columns"},
    {"letter_columns", "Spalten für die Briefe · Letter columns"},
    {"_format", "Format · Format"},
}};

}  // namespace

std::span<const PageHeading> page_headings() { return kHeadings; }

}  // namespace klero::verifier
