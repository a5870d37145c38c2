#include "crypto/beacon/nist_pulse.h"

#include <chrono>
#include <initializer_list>
#include <limits>
#include <optional>

#include "crypto/base/bytes.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"

namespace klero::crypto {
namespace {

constexpr JsonLimits kLimits = {.bytes = kMaxPulseBytes, .depth = 6};
constexpr std::size_t kMaxText = 500;
constexpr std::size_t kMinSignature = 128;
constexpr std::size_t kMaxSignature = 1024;
constexpr std::array<std::string_view, 5> kEarlier = {"previous", "hour", "day", "month", "year"};

std::string lower_case(std::string digits) {
  for (char& digit : digits) {
    digit = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
  }
  return digits;
}

// Takes values out of one object; the first that is wrong is remembered, and the rest is idle.
class Fields {
 public:
  Fields(const Json& object, std::string where) : object_(object), where_(std::move(where)) {}

  [[nodiscard]] const std::optional<Flaw>& flaw() const { return flaw_; }

  void expect_keys(std::initializer_list<std::string_view> keys) {
    if (const std::optional<std::string> wrong = wrong_keys(object_, keys)) {
      refuse("the fields of a pulse in " + where_, *wrong);
    }
  }

  std::string text(std::string_view key) {
    const std::string* const value = get_string(object_, key);
    if (value == nullptr || value->empty() || value->size() > kMaxText || has_control(*value)) {
      refuse("a short text as " + where_ + "." + std::string(key), "something else");
      return {};
    }
    return *value;
  }

  std::uint64_t number(std::string_view key, std::uint64_t largest) {
    const std::optional<std::uint64_t> value = get_uint(object_, key);
    if (!value || *value > largest) {
      refuse("an integer up to " + std::to_string(largest) + " as " + where_ + "." +
                 std::string(key),
             "something else");
      return 0;
    }
    return *value;
  }

  std::uint32_t small(std::string_view key) {
    return static_cast<std::uint32_t>(number(key, std::numeric_limits<std::uint32_t>::max()));
  }

  Digest512 digest(std::string_view key) {
    const std::string* const value = get_string(object_, key);
    const auto read = value == nullptr ? std::nullopt : array_from_hex<64>(lower_case(*value));
    if (!read) {
      refuse("128 hexadecimal digits as " + where_ + "." + std::string(key), "something else");
    }
    return read.value_or(Digest512{});
  }

  std::string signature(std::string_view key) {
    const std::string* const value = get_string(object_, key);
    const auto read = value == nullptr ? std::nullopt : bytes_from_hex(lower_case(*value));
    if (!read || read->size() < kMinSignature || read->size() > kMaxSignature) {
      refuse("256 to 2048 hexadecimal digits as " + where_ + "." + std::string(key),
             "something else");
      return {};
    }
    return *read;
  }

  void refuse(std::string expected, std::string got) {
    if (!flaw_) {
      flaw_ = Flaw{0, std::move(expected), std::move(got)};
    }
  }

  void take(const std::optional<Flaw>& flaw) {
    if (!flaw_) {
      flaw_ = flaw;
    }
  }

 private:
  const Json& object_;
  std::string where_;
  std::optional<Flaw> flaw_;
};

// "2018-07-23T19:26:00.000Z", nothing else: the milliseconds are always there.
std::optional<std::int64_t> seconds_of(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd.dddZ";
  if (text.size() != kForm.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !digit : text[i] != kForm[i]) {
      return std::nullopt;
    }
  }
  const auto part = [text](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char digit : text.substr(at, size)) {
      value = 10 * value + (digit - '0');
    }
    return value;
  };
  const std::chrono::year_month_day day{
      std::chrono::year(part(0, 4)), std::chrono::month(static_cast<unsigned>(part(5, 2))),
      std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  const int hour = part(11, 2);
  const int minute = part(14, 2);
  const int second = part(17, 2);
  if (!day.ok() || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  const std::int64_t days = std::chrono::sys_days(day).time_since_epoch().count();
  return days * 86400 + hour * 3600 + minute * 60 + second;
}

void read_external(const Json& pulse, Fields& fields, NistPulse& read) {
  const Json* const object = get_object(pulse, "external");
  const Json none = Json::object();
  Fields external(object == nullptr ? none : *object, "external");
  external.expect_keys({"sourceId", "statusCode", "value"});
  read.external_source_id = external.digest("sourceId");
  read.external_status_code = external.small("statusCode");
  read.external_value = external.digest("value");
  fields.take(external.flaw());
}

void read_earlier(const Json& pulse, Fields& fields, NistPulse& read) {
  const Json* const list = get_array(pulse, "listValues");
  if (list == nullptr || list->size() != kEarlier.size()) {
    fields.refuse("five listValues", "something else");
    return;
  }
  for (std::size_t i = 0; i < kEarlier.size(); ++i) {
    Fields entry((*list)[i], "listValues");
    entry.expect_keys({"type", "uri", "value"});
    static_cast<void>(entry.text("uri"));
    if (entry.text("type") != kEarlier[i]) {
      entry.refuse("'" + std::string(kEarlier[i]) + "' as listValues.type", "something else");
    }
    read.earlier[i] = entry.digest("value");
    fields.take(entry.flaw());
  }
}

NistPulse read_fields(const Json& object, Fields& fields) {
  fields.expect_keys({"uri", "version", "cipherSuite", "period", "certificateId", "chainIndex",
                      "pulseIndex", "timeStamp", "localRandomValue", "external", "listValues",
                      "precommitmentValue", "statusCode", "signatureValue", "outputValue"});
  NistPulse pulse;
  pulse.uri = fields.text("uri");
  pulse.version = fields.text("version");
  pulse.cipher_suite = fields.small("cipherSuite");
  pulse.period = fields.small("period");
  pulse.certificate_id = fields.digest("certificateId");
  pulse.chain_index = fields.number("chainIndex", kMaxInteger);
  pulse.pulse_index = fields.number("pulseIndex", kMaxInteger);
  pulse.time_stamp = fields.text("timeStamp");
  const std::optional<std::int64_t> time = seconds_of(pulse.time_stamp);
  if (!time) {
    fields.refuse("a time as timeStamp", "'" + escape_text(pulse.time_stamp) + "'");
  }
  pulse.time = time.value_or(0);
  pulse.local_random_value = fields.digest("localRandomValue");
  read_external(object, fields, pulse);
  read_earlier(object, fields, pulse);
  pulse.precommitment = fields.digest("precommitmentValue");
  pulse.status_code = fields.small("statusCode");
  pulse.signature = fields.signature("signatureValue");
  pulse.output_value = fields.digest("outputValue");
  return pulse;
}

void append_number(std::string& message, std::uint64_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    message += static_cast<char>(static_cast<std::uint8_t>(value >> shift));
  }
}

void append_text(std::string& message, std::string_view text) {
  append_number(message, text.size(), 4);
  message += text;
}

}  // namespace

std::variant<NistPulse, Flaw> read_nist_pulse(std::string_view json) {
  const std::variant<Json, Flaw> read = read_foreign_json(json, kLimits);
  if (std::holds_alternative<Flaw>(read)) {
    return std::get<Flaw>(read);
  }
  const Json& whole = std::get<Json>(read);
  const Json* const object = get_object(whole, "pulse");
  if (const std::optional<std::string> wrong = wrong_keys(whole, {"pulse"});
      wrong || object == nullptr) {
    return Flaw{0, "an object with the one key 'pulse', an object", wrong.value_or("another")};
  }
  Fields fields(*object, "pulse");
  NistPulse pulse = read_fields(*object, fields);
  if (fields.flaw()) {
    return *fields.flaw();
  }
  return pulse;
}

std::string nist_message(const NistPulse& pulse) {
  std::string message;
  append_text(message, pulse.uri);
  append_text(message, pulse.version);
  append_number(message, pulse.cipher_suite, 4);
  append_number(message, pulse.period, 4);
  append_text(message, as_text(pulse.certificate_id));
  append_number(message, pulse.chain_index, 8);
  append_number(message, pulse.pulse_index, 8);
  append_text(message, pulse.time_stamp);
  append_text(message, as_text(pulse.local_random_value));
  append_text(message, as_text(pulse.external_source_id));
  append_number(message, pulse.external_status_code, 4);
  append_text(message, as_text(pulse.external_value));
  for (const Digest512& value : pulse.earlier) {
    append_text(message, as_text(value));
  }
  append_text(message, as_text(pulse.precommitment));
  append_number(message, pulse.status_code, 4);
  return message;
}

}  // namespace klero::crypto
