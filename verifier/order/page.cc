#include "verifier/order/page.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "crypto/format/canonical_json.h"
#include "verifier/order/page_headings.h"

namespace klero::verifier {
namespace {

using crypto::Json;

constexpr std::string_view kNothing = "–";

std::string show(const Json& value);

// The keys that occur in any of the objects, in the sequence of the headings.
std::vector<PageHeading> headings_of(const std::vector<const Json*>& objects) {
  std::vector<PageHeading> found;
  for (const PageHeading& heading : page_headings()) {
    const bool occurs = std::any_of(objects.begin(), objects.end(), [&](const Json* object) {
      return object->contains(std::string(heading.key));
    });
    if (occurs) {
      found.push_back(heading);
    }
  }
  return found;
}

std::string show_object(const Json& object) {
  std::string html = "<dl>\n";
  for (const PageHeading& heading : headings_of({&object})) {
    html += "<dt>" + std::string(heading.text) + "</dt><dd>" +
            show(object.at(std::string(heading.key))) + "</dd>\n";
  }
  return html + "</dl>";
}

std::string show_table(const Json& list) {
  std::vector<const Json*> objects;
  for (const Json& object : list) {
    objects.push_back(&object);
  }
  const auto headings = headings_of(objects);
  std::string html = "<table>\n<tr>";
  for (const PageHeading& heading : headings) {
    html += "<th>" + std::string(heading.text) + "</th>";
  }
  html += "</tr>\n";
  for (const Json* object : objects) {
    html += "<tr>";
    for (const PageHeading& heading : headings) {
      const auto field = object->find(std::string(heading.key));
      html += "<td>" + (field == object->end() ? std::string(kNothing) : show(*field)) + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</table>";
}

std::string show_list(const Json& list) {
  if (list.empty()) {
    return std::string(kNothing);
  }
  if (list.front().is_object()) {
    return show_table(list);
  }
  std::string html;
  for (const Json& element : list) {
    html += (html.empty() ? "" : ", ") + show(element);
  }
  return html;
}

// V of the appendix.
std::string show(const Json& value) {
  if (value.is_null()) {
    return std::string(kNothing);
  }
  if (value.is_boolean()) {
    return value.get<bool>() ? "ja · yes" : "nein · no";
  }
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return text.empty() ? std::string(kNothing) : escape_html(text);
  }
  if (value.is_array()) {
    return show_list(value);
  }
  return value.is_object() ? show_object(value) : value.dump();
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string make_order_page(const Json& document) {
  const std::string title = escape_html(document.at("title").get<std::string>());
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
      "</title>\n";
  html +=
      "<style>body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
      "table{border-collapse:collapse}"
      "td,th{border:1px solid #666;padding:.2em .5em;text-align:left;vertical-align:top}"
      "dt{font-weight:bold}.rehearsal{font-size:2em;border:3px solid;padding:.3em}</style>\n";
  html += "</head>\n<body>\n";
  if (document.at("mode") == "rehearsal") {
    html += "<p class=\"rehearsal\">PROBE · REHEARSAL</p>\n";
  }
  html += "<h1>" + title + "</h1>\n<p>Losordnung · Order of the draw</p>\n";
  html += show(document) + "\n</body>\n</html>\n";
  return html;
}

}  // namespace klero::verifier
