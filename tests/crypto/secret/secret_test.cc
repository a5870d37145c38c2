#include "crypto/secret/secret.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace klero::crypto {
namespace {

// Whether a child process that does `work` dies of touching memory.
bool dies_of_access(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGSEGV, SIG_DFL);  // the sanitizer's handler would print and exit
    signal(SIGBUS, SIG_DFL);
    work();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS);
}

volatile std::uint8_t sink = 0;

TEST(Secret, HoldsWhatWasWritten) {
  Secret secret(5);
  EXPECT_EQ(secret.size(), 5U);
  EXPECT_TRUE(std::ranges::all_of(secret.read().bytes(), [](auto byte) { return byte == 0; }));
  std::ranges::fill(secret.write().bytes(), std::uint8_t{7});
  EXPECT_TRUE(std::ranges::all_of(secret.read().bytes(), [](auto byte) { return byte == 7; }));
}

TEST(Secret, TakesBytesOverAndWipesTheSource) {
  std::array<std::uint8_t, 3> source = {1, 2, 3};
  const Secret secret = Secret::take(source);
  EXPECT_EQ(source, (std::array<std::uint8_t, 3>{}));
  EXPECT_EQ(secret.read().bytes()[2], 3);
}

TEST(Secret, CannotBeTouchedUnlessOpen) {
  Secret secret(16);
  const std::uint8_t* const bytes = secret.read().bytes().data();
  EXPECT_TRUE(dies_of_access([bytes] { sink = *bytes; }));
  EXPECT_FALSE(dies_of_access([&secret, bytes] {
    const Secret::Reading reading = secret.read();
    sink = *bytes;
  }));
  EXPECT_TRUE(dies_of_access([&secret] {
    const Secret::Reading reading = secret.read();
    *const_cast<std::uint8_t*>(reading.bytes().data()) = 1;
  }));
  EXPECT_TRUE(dies_of_access([&secret] {
    const Secret::Writing writing = secret.write();
    sink = writing.bytes().data()[writing.bytes().size()];  // the guard page
  }));
}

TEST(Secret, StaysReadableUntilTheLastReadingEnds) {
  const Secret secret(4);
  const Secret::Reading outer = secret.read();
  sink = secret.read().bytes()[0];
  EXPECT_EQ(outer.bytes()[0], 0);
}

TEST(Secret, KeepsItsBytesWhenMoved) {
  std::array<std::uint8_t, 2> source = {8, 9};
  Secret first = Secret::take(source);
  Secret second = std::move(first);
  Secret third(1);
  third = std::move(second);
  EXPECT_EQ(third.size(), 2U);
  EXPECT_EQ(third.read().bytes()[1], 9);
}

TEST(Secret, RandomOnesDiffer) {
  const Secret first = Secret::random(32);
  const Secret second = Secret::random(32);
  EXPECT_FALSE(std::ranges::equal(first.read().bytes(), second.read().bytes()));
}

TEST(Secret, MayBeEmpty) {
  const Secret empty(0);
  EXPECT_EQ(empty.read().bytes().size(), 0U);
}

}  // namespace
}  // namespace klero::crypto
