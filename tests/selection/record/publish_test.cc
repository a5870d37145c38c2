#include "selection/record/publish.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "crypto/base/error.h"
#include "selection/record/destruction.h"
#include "tests/selection/record/small_draw.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using tests::append_step;
using tests::bytes_of;
using tests::found_small_draw;
using tests::mode_of;
using tests::snapshot;
using tests::TempFolder;

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(FoundDraw, MakesRecordAndSealedPart) {
  const TempFolder temp;
  const Draw draw = found_small_draw(temp / "draw");
  EXPECT_EQ(draw.record.steps.size(), 1U);
  EXPECT_EQ(mode_of(temp / "draw/sealed"), 0700U);
  EXPECT_EQ(mode_of(temp / "draw/sealed/01-order"), 0700U);
  EXPECT_EQ(mode_of(temp / "draw/sealed/01-order/office.key"), 0600U);
  EXPECT_EQ(mode_of(temp / "draw/sealed/01-order/inputs.tsv"), 0600U);
  EXPECT_EQ(mode_of(temp / "draw/record/01-order"), 0755U);
  EXPECT_EQ(mode_of(temp / "draw/record/01-order/order.json"), 0644U);
  EXPECT_EQ(bytes_of(temp / "draw/record/01-order/order.json"), write_order(draw.record.order));
  EXPECT_EQ(bytes_of(temp / "draw/record/evidence/01-order/office.sig").size(), 64U);
  EXPECT_EQ(snapshot(temp / "draw").size(), 12U);
}

TEST(FoundDraw, RefusesAFolderInUse) {
  const TempFolder temp;
  (void)temp.put("letter.txt", "mine");
  EXPECT_NE(message_of([&] { (void)found_small_draw(temp.path()); }).find("in use"),
            std::string::npos);
  EXPECT_EQ(bytes_of(temp / "letter.txt"), "mine");
  EXPECT_FALSE(fs::exists(temp / "record"));
}

TEST(FoundDraw, TakesUpWhatAKilledRunBegan) {
  const TempFolder temp;
  fs::create_directories(temp / "draw/record/evidence/.new-01-order");
  fs::create_directories(temp / "draw/record/.new-01-order");
  fs::create_directories(temp / "draw/sealed");
  fs::permissions(temp / "draw/sealed", fs::perms::owner_all);
  (void)temp.put("draw/record/.new-01-order/order.json", "half of it");
  EXPECT_EQ(found_small_draw(temp / "draw").record.steps.size(), 1U);
  EXPECT_EQ(snapshot(temp / "draw").size(), 12U);
}

TEST(Publish, ListsFilesAndTheStepBefore) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  const std::string first = draw.record.steps[0].checksum;
  const std::string checksum = append_step(draw);
  const std::string list = bytes_of(temp / "draw/record/02-frame/SHA256SUMS");
  // `printf 'step\n2\n' | sha256sum`
  EXPECT_EQ(list, first + "  ../01-order/SHA256SUMS\n" +
                      "01a6095032b90c4e594385e19f3155768466831e92e30825ae6292f148c08aaa  data.tsv\n");
  EXPECT_EQ(draw.record.steps[1].checksum, checksum);
}

TEST(Publish, SixAndTwelveCollectTheEvidence) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  while (draw.record.steps.size() < 14) {
    append_step(draw);
    if (draw.record.steps.size() == 4) {
      add_evidence(draw, 4, {{"slot-1.sig", std::string(64, 'a')}, {"slot-3.sig", std::string(64, 'b')}});
    }
  }
  std::map<StepNumber, std::vector<std::string>> collected;
  for (const Step& step : draw.record.steps) {
    for (const crypto::ChecksumLine& line : step.lines) {
      if (line.path.starts_with("../evidence/")) {
        collected[step.number].push_back(line.path.substr(12));
      }
    }
  }
  const std::map<StepNumber, std::vector<std::string>> expected = {
      {6,
       {"01-order/office.sig", "02-frame/office.sig", "03-lot1-commit/office.sig",
        "04-lot1-reveal/office.sig", "04-lot1-reveal/slot-1.sig", "04-lot1-reveal/slot-3.sig",
        "05-lot1-seed/office.sig"}},
      {12,
       {"06-invitations/office.sig", "07-pool/office.sig", "08-portfolio/office.sig",
        "09-lot2-commit/office.sig", "10-lot2-reveal/office.sig", "11-lot2-seed/office.sig"}},
      {13, {"12-panel/office.sig"}},
      {14, {"13-leavers/office.sig"}}};
  EXPECT_EQ(collected, expected);
  // A stock tool agrees with every list of the chain.
  for (const Step& step : draw.record.steps) {
    const std::string command = "cd '" + (draw.record.folder / step.folder).string() +
                                "' && sha256sum --quiet -c --strict SHA256SUMS";
    EXPECT_EQ(std::system(command.c_str()), 0) << step.folder;
  }
}

TEST(Publish, NothingIsLeftOfAStepThatWasGivenUp) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  const auto before = snapshot(temp / "draw");
  {
    StepWriter step(draw, 2, {});
    step.add("data.tsv", "x");
    step.add_sealed("secret.txt", "y");
  }
  EXPECT_EQ(snapshot(temp / "draw"), before);
}

TEST(Publish, RefusesToSkipAStep) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  EXPECT_EQ(message_of([&] { (void)turn(draw, 3, {}); }),
            "out of order, step 03-lot1-commit: expected 02-frame next");
  EXPECT_EQ(message_of([&] { const StepWriter step(draw, 3, {}); }),
            "out of order, step 03-lot1-commit: expected 02-frame next");
}

TEST(Turn, TellsARepetitionFromARedoing) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  const Inputs same = {{"input", std::string(64, '2')}};
  EXPECT_EQ(turn(draw, 2, same), Turn::kNow);
  append_step(draw);
  EXPECT_EQ(turn(draw, 2, same), Turn::kDone);
  EXPECT_NE(message_of([&] { (void)turn(draw, 2, {{"input", std::string(64, '3')}}); })
                .find("made from other inputs"),
            std::string::npos);
  fs::remove_all(temp / "draw/sealed/02-frame");
  EXPECT_NE(message_of([&] { (void)turn(draw, 2, same); }).find("sealed part is gone"),
            std::string::npos);
}

TEST(OpenDraw, ExcludesASecondKlero) {
  const TempFolder temp;
  const Draw draw = found_small_draw(temp / "draw");
  EXPECT_NE(message_of([&] { (void)open_draw(temp / "draw"); }).find("another command"),
            std::string::npos);
}

TEST(OpenDraw, RemovesAStepWhosePublicationWasKilled) {
  const TempFolder temp;
  { const Draw draw = found_small_draw(temp / "draw"); }
  const auto before = snapshot(temp / "draw");
  (void)temp.put("draw/.publishing", "02-frame\n");
  fs::create_directories(temp / "draw/sealed/02-frame");
  fs::create_directories(temp / "draw/record/evidence/02-frame");
  fs::create_directories(temp / "draw/record/.new-02-frame");
  (void)temp.put("draw/sealed/02-frame/master.secret", "x");
  { const Draw draw = open_draw(temp / "draw"); }
  EXPECT_EQ(snapshot(temp / "draw"), before);
}

TEST(OpenDraw, KeepsAStepThatWasKilledAfterItsCommitPoint) {
  const TempFolder temp;
  {
    Draw draw = found_small_draw(temp / "draw");
    append_step(draw);
  }
  const auto before = snapshot(temp / "draw");
  (void)temp.put("draw/.publishing", "02-frame\n");
  { const Draw draw = open_draw(temp / "draw"); }
  EXPECT_EQ(snapshot(temp / "draw"), before);
}

// Somebody takes the last step out of the record: its secrets must not be thrown away.
TEST(OpenDraw, NeverRemovesASealedPartWhoseStepWasTakenAway) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  append_step(draw);
  fs::remove_all(temp / "draw/record/02-frame");
  fs::remove_all(temp / "draw/record/evidence/02-frame");
  draw.lock.reset();
  Draw again = open_draw(temp / "draw");
  EXPECT_TRUE(fs::exists(temp / "draw/sealed/02-frame/secret.txt"));
  EXPECT_NE(message_of([&] { append_step(again); }).find("older than the sealed part"),
            std::string::npos);
  EXPECT_TRUE(fs::exists(temp / "draw/sealed/02-frame/secret.txt"));
}

TEST(OpenDraw, RefusesASealedPartThatOthersCanEnter) {
  const TempFolder temp;
  { const Draw draw = found_small_draw(temp / "draw"); }
  fs::permissions(temp / "draw/sealed", fs::perms(0750));
  EXPECT_NE(message_of([&] { (void)open_draw(temp / "draw"); }).find("open to others"),
            std::string::npos);
}

TEST(Evidence, IsAddedOnceAndNotAfterItWasCollected) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  while (draw.record.steps.size() < 4) append_step(draw);
  const std::string one(64, 'a');
  add_evidence(draw, 4, {{"slot-1.sig", one}});
  add_evidence(draw, 4, {{"slot-1.sig", one}, {"slot-2.sig", one}});
  EXPECT_EQ(read_evidence(draw.record, 4, "slot-2.sig"), one);
  EXPECT_NE(message_of([&] { add_evidence(draw, 4, {{"slot-1.sig", std::string(64, 'b')}}); })
                .find("holds something else"),
            std::string::npos);
  append_step(draw);
  append_step(draw);
  EXPECT_NE(message_of([&] { add_evidence(draw, 4, {{"slot-3.sig", one}}); }).find("complete"),
            std::string::npos);
}

// Rule 1.1: a deletion is the last step of all.
TEST(Deletion, EndsTheRecord) {
  const TempFolder temp;
  Draw draw = found_small_draw(temp / "draw");
  while (draw.record.steps.size() < kPanelStep) append_step(draw);
  EXPECT_FALSE(is_over(draw.record));
  EXPECT_NE(message_of([&] { destroy_office_key(draw); }).find("still needed"), std::string::npos);

  destroy_sealed_part(draw);
  EXPECT_EQ(read_sealed(draw, kOrderStep, "office.key"), "secret\n");
  EXPECT_FALSE(has_sealed(draw, kFrameStep, "secret.txt"));
  const Destruction destruction{std::chrono::year(2027) / std::chrono::July / 1, {"all"}, {}};
  {
    StepWriter step = StepWriter::deletion(draw, 13);
    step.add("deletion.json", write_deletion(destruction));
    (void)step.publish(tests::sign_nothing);
  }
  EXPECT_TRUE(is_over(draw.record));
  EXPECT_EQ(draw.record.steps.back().folder, "13-deletion");
  EXPECT_EQ(folder_of(draw.record, 13), "13-deletion");
  EXPECT_TRUE(has_evidence(draw.record, 13, "office.sig"));
  EXPECT_TRUE(step_has_file(draw.record, 13, "../evidence/12-panel/office.sig"));
  EXPECT_EQ(read_step_file(draw.record, 13, "deletion.json"),
            "{\n  \"_format\": \"kleroterion/deletion/1\",\n  \"beyond_reach\": [],\n"
            "  \"date\": \"2027-07-01\",\n  \"destroyed\": [\n    \"all\"\n  ]\n}\n");
  EXPECT_NE(message_of([&] { (void)turn(draw, 14, {}); }).find("the draw is over"),
            std::string::npos);
  destroy_office_key(draw);
  EXPECT_TRUE(fs::is_empty(temp / "draw/sealed"));
  fs::create_directory(temp / "draw/record/14-replacement");
  EXPECT_NE(message_of([&] { (void)open_record(temp / "draw/record"); })
                .find("14-replacement may not stand after 13-deletion"),
            std::string::npos);
}

TEST(OpenRecord, RefusesWhatWasChanged) {
  const TempFolder temp;
  {
    Draw draw = found_small_draw(temp / "draw");
    append_step(draw);
    append_step(draw);
  }
  const fs::path record = temp / "draw/record";
  const auto refusal = [&] { return message_of([&] { (void)open_record(record); }); };
  EXPECT_EQ(refusal(), "no error");

  (void)temp.put("draw/record/02-frame/data.tsv", "changed");
  EXPECT_NE(message_of([&] { (void)read_step_file(open_record(record), 2, "data.tsv"); })
                .find("the file was changed"),
            std::string::npos);

  const std::string list = bytes_of(record / "02-frame/SHA256SUMS");
  (void)temp.put("draw/record/02-frame/SHA256SUMS", list.substr(0, list.find('\n') + 1));
  EXPECT_NE(refusal().find("the chain is broken, step 03-lot1-commit"), std::string::npos);

  (void)temp.put("draw/record/02-frame/SHA256SUMS", "garbage\n");
  EXPECT_NE(refusal().find("SHA256SUMS"), std::string::npos);

  fs::rename(record / "02-frame", temp / "elsewhere");
  EXPECT_NE(refusal().find("expected step 02-frame, got 03-lot1-commit"), std::string::npos);

  (void)temp.put("draw/record/notes.txt", "");
  EXPECT_NE(refusal().find("got 'notes.txt'"), std::string::npos);
}

}  // namespace
}  // namespace klero::selection
