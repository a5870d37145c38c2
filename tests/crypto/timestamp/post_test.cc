#include "crypto/timestamp/post.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

// Answers one request on this machine with fixed bytes, and keeps what it was asked.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer) : answer_(std::move(answer)) {
    setenv("no_proxy", "127.0.0.1", 1);  // whatever the machine's surroundings say
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (listener_ < 0 || bind(listener_, plain, size) != 0 || listen(listener_, 1) != 0 ||
        getsockname(listener_, plain, &size) != 0) {
      throw std::runtime_error("cannot listen on this machine");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  OneAnswer(const OneAnswer&) = delete;
  OneAnswer& operator=(const OneAnswer&) = delete;
  ~OneAnswer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }

  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/stamp?a=b";
  }

  // After the answer was sent.
  [[nodiscard]] const std::string& asked() const { return asked_; }

 private:
  void serve() {
    const int connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) {
      return;
    }
    // Until the body of three bytes is there.
    char buffer[4096];
    while (asked_.find("\r\n\r\nask") == std::string::npos) {
      const ssize_t got = recv(connection, buffer, sizeof buffer, 0);
      if (got <= 0) {
        break;
      }
      asked_.append(buffer, static_cast<std::size_t>(got));
    }
    static_cast<void>(send(connection, answer_.data(), answer_.size(), MSG_NOSIGNAL));
    close(connection);
  }

  std::string answer_;
  std::string asked_;
  int listener_ = -1;
  int port_ = 0;
  std::thread thread_;
};

std::string http(const std::string& type, const std::string& body) {
  return "HTTP/1.0 200 OK\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

constexpr const char* kReply = "application/timestamp-reply";

TEST(PostTimestampRequest, BringsTheAnswerBack) {
  const std::string body("\x30\x05\x30\x03\x02\x01\x02", 7);
  const OneAnswer authority(http(kReply, body));
  EXPECT_EQ(post_timestamp_request(authority.url(), "ask"), body);
  EXPECT_TRUE(authority.asked().starts_with("POST /stamp?a=b HTTP/1.0\r\n")) << authority.asked();
  EXPECT_NE(authority.asked().find("Content-Type: application/timestamp-query\r\n"),
            std::string::npos)
      << authority.asked();
  EXPECT_TRUE(authority.asked().ends_with("\r\n\r\nask")) << authority.asked();
}

TEST(PostTimestampRequest, RefusesWhatIsNoAnswer) {
  const std::string long_body = std::string("\x30\x83\x02\x00\x00", 5) + std::string(0x20000, 'x');
  for (const std::string& answer :
       {http("text/html", "<html>"), http(kReply, "no DER"), http(kReply, ""),
        http(kReply, long_body), std::string("HTTP/1.0 404 Not Found\r\n\r\n"), std::string()}) {
    SCOPED_TRACE(answer.substr(0, 60));
    const OneAnswer authority(answer);
    EXPECT_THROW(static_cast<void>(post_timestamp_request(authority.url(), "ask", 1)), Error);
  }
}

TEST(PostTimestampRequest, RefusesOtherAddressesAndSaysWhich) {
  for (const char* const url : {"https://example.org/", "ftp://example.org/", "", "http://"}) {
    SCOPED_TRACE(url);
    try {
      static_cast<void>(post_timestamp_request(url, "ask", 1));
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("'" + std::string(url) + "'"), std::string::npos);
    }
  }
}

TEST(PostTimestampRequest, SaysThatNobodyListens) {
  std::string url;
  {
    const OneAnswer authority("");
    url = authority.url();
  }
  EXPECT_THROW(static_cast<void>(post_timestamp_request(url, "ask", 2)), Error);
}

}  // namespace
}  // namespace klero::crypto
