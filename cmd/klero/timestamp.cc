#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/next.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/timestamp/post.h"
#include "crypto/timestamp/request.h"
#include "selection/record/publish.h"
#include "selection/stamp/stamp.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;
using selection::StepNumber;

struct TimestampOptions {
  std::string draw;
  std::string url;
  std::string reply;
  std::string authority;
  bool request_only = false;
};

StepNumber closing_step_of(const Draw& draw) {
  const StepNumber last = draw.record.steps.back().number;
  if (!selection::is_closing_step(draw.record, last)) {
    throw Error("no close awaits a timestamp: expected a record that ends with a reveal or leavers step, got " +
                draw.record.steps.back().folder);
  }
  return last;
}

// What was written before is kept: another request would need another answer. The text comes first,
// so that a request never stands alone.
void prepare_request(const Draw& draw, StepNumber number) {
  if (!selection::has_evidence(draw.record, number, selection::kStamped)) {
    selection::add_evidence(
        draw, number, {{selection::kStamped, selection::stamped_text(draw.record, number)}});
  }
  if (!selection::has_evidence(draw.record, number, selection::kStampRequest)) {
    const std::string stamped =
        selection::read_evidence(draw.record, number, selection::kStamped);
    selection::add_evidence(
        draw, number, {{selection::kStampRequest, selection::new_stamp_request(stamped)}});
  }
}

std::string answer_to(const TimestampOptions& options, const std::string& request) {
  return options.reply.empty() ? crypto::post_timestamp_request(options.url, request)
                               : crypto::read_file(options.reply, crypto::kMaxTimestampBytes);
}

void refuse_unclear(const TimestampOptions& options) {
  const int ways = (options.request_only ? 1 : 0) + (options.url.empty() ? 0 : 1) +
                   (options.reply.empty() ? 0 : 1);
  if (ways != 1) {
    throw Error("expected one of --url, --request-only, --reply, got " + std::to_string(ways),
                "--url asks the authority; --request-only leaves the request for a stick, and --reply "
                "takes the answer");
  }
  if (!options.request_only && options.authority.empty()) {
    throw Error("expected --authority: an answer that nobody checked is no timestamp",
                "--authority FILE, the authority's certificates (PEM) from its own site");
  }
}

void take_answer(const TimestampOptions& options, const Draw& draw, StepNumber number) {
  const std::string stamped = selection::read_evidence(draw.record, number, selection::kStamped);
  const std::string request =
      selection::read_evidence(draw.record, number, selection::kStampRequest);
  const bool there = selection::has_evidence(draw.record, number, selection::kStampAnswer);
  const std::string answer =
      there ? selection::read_evidence(draw.record, number, selection::kStampAnswer)
            : answer_to(options, request);
  const selection::Stamp stamp = selection::check_stamp(
      draw.record, number, {stamped, request, answer, crypto::read_file(options.authority)});
  selection::add_evidence(draw, number, {{selection::kStampAnswer, answer}});
  print("stamped  " + selection::write_moment(stamp.time) + "\nby       " + stamp.authority + "\norder    " +
        crypto::escape_text(draw.record.order.timestamps->authority) + ", " +
        std::to_string(draw.record.order.timestamps->margin) +
        " minutes before every timed beacon\n" + next_words(draw));
}

void timestamp(const TimestampOptions& options) {
  refuse_unclear(options);
  const Draw draw = selection::open_draw(options.draw);
  const StepNumber number = closing_step_of(draw);
  prepare_request(draw, number);
  if (!options.request_only) {
    take_answer(options, draw, number);
    return;
  }
  const std::filesystem::path request = draw.record.folder / "evidence" /
                                        selection::folder_of(draw.record, number) /
                                        selection::kStampRequest;
  print("carry    " + shell_word(request.native()) + " to the authority (" +
        crypto::escape_text(draw.record.order.timestamps->authority) +
        ")\nthen     klero timestamp " + shell_word(options.draw) + " --reply FILE --authority PEM\n");
}

}  // namespace

void add_timestamp(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "timestamp", "Have the close and all signatures of it stamped, before the first beacon");
  auto options = std::make_shared<TimestampOptions>();
  command->add_option("DRAW", options->draw, "The folder of the draw")->required();
  command->add_option("--url", options->url, "Ask this authority: http://HOST/PATH");
  command->add_flag("--request-only", options->request_only, "Only write the request, for a stick");
  command->add_option("--reply", options->reply, "The answer that came back on the stick");
  command->add_option("--authority", options->authority,
                      "Certificates (PEM) of the authorities whom you trust");
  command->callback([options] { timestamp(*options); });
}

}  // namespace klero::cmd
