// The frames of messages.
#include "cli/lsp/messages.hpp"
#include "cli/lsp/uri.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace dovetail::cli::lsp;
using state = message_reader::state;

TEST(Messages, ComeInWhateverPieces) {
  const std::string all = framed("{\"a\":1}") + framed("{}");
  message_reader reader;
  std::string content, seen;
  for (const char c : all) {
    reader.add({&c, 1});
    while (reader.next(content) == state::message) seen += content + ";";
  }
  EXPECT_EQ(seen, "{\"a\":1};{};");
}

TEST(Messages, HeadersAreTakenAsEditorsWriteThem) {
  message_reader reader;
  std::string content;
  reader.add("content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}");
  EXPECT_EQ(reader.next(content), state::message);
  EXPECT_EQ(content, "{}");
}

TEST(Messages, AHeaderWithoutALengthIsMalformedAndTheNextMessageIsRead) {
  message_reader reader;
  std::string content;
  reader.add("Content-Length: x\r\n\r\n" + framed("{}"));
  EXPECT_EQ(reader.next(content), state::malformed);
  EXPECT_EQ(reader.next(content), state::message);
  reader.add("Content-Length: -1\r\n\r\n");
  EXPECT_EQ(reader.next(content), state::malformed);
  reader.add("Content-Length: 99999999999999999999\r\n\r\n");
  EXPECT_EQ(reader.next(content), state::malformed);
  reader.add(std::string(10'000, 'x'));
  EXPECT_EQ(reader.next(content), state::malformed);
  EXPECT_EQ(reader.next(content), state::waiting);
}

TEST(Uri, IsAPathAndBack) {
  EXPECT_EQ(path_of_uri("file:///a%20b/%C3%BC.yaml"), "/a b/ü.yaml");
  EXPECT_EQ(uri_of_path("/a b/ü.yaml"), "file:///a%20b/%C3%BC.yaml");
  EXPECT_EQ(path_of_uri("file://localhost/a/"), "/a");
  EXPECT_EQ(path_of_uri("file:///a/../b%2"), "/b%2");
  EXPECT_EQ(path_of_uri("untitled:Untitled-1"), "");
  EXPECT_EQ(path_of_uri("https://example.com/a.yaml"), "");
}

}  // namespace
