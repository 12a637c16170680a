// The server as an editor meets it: its messages, and its life.
#include "cli/lsp/server.hpp"
#include "check/checking.hpp"
#include "cli/lsp/uri.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace {

using nlohmann::json;
namespace lsp = dovetail::cli::lsp;

struct editor {
  void send(const json& message) { server.receive(message.dump()); }
  void notify(const char* method, json params = json::object()) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  /// The answer.
  json ask(const char* method, json params = json::object()) {
    const int id = ++last;
    send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
    for (const json& each : said)
      if (each.contains("id") && each["id"] == id && !each.contains("method")) return each;
    return {};
  }
  json begin(const json& capabilities = json::object()) {
    const json answer = ask("initialize", {{"processId", nullptr},
                                           {"capabilities", capabilities},
                                           {"workspaceFolders", json::array({{{"uri", uri("")}, {"name", "x"}}})}});
    notify("initialized");
    return answer["result"]["capabilities"];
  }
  std::string uri(const std::string& name) const {
    return lsp::uri_of_path(folder.path() + (name.empty() ? "" : "/" + name));
  }
  json document(const std::string& name) const { return {{"uri", uri(name)}}; }
  void open(const std::string& name, const std::string& text) {
    notify("textDocument/didOpen",
           {{"textDocument", {{"uri", uri(name)}, {"languageId", "yaml"}, {"version", 1}, {"text", text}}}});
  }
  json at(const std::string& name, int line, int character) const {
    return {{"textDocument", document(name)}, {"position", {{"line", line}, {"character", character}}}};
  }
  void check() {
    ASSERT_TRUE(server.is_check_due());
    server.check();
  }
  /// The last findings of a file: "REF-09".
  std::vector<std::string> findings(const std::string& name) const {
    std::vector<std::string> ids;
    for (const json& each : said) {
      if (each.value("method", "") != "textDocument/publishDiagnostics" || each["params"]["uri"] != uri(name)) continue;
      ids.clear();
      for (const json& one : each["params"]["diagnostics"]) ids.push_back(one["code"]);
    }
    return ids;
  }

  checking::folder folder{};
  std::vector<json> said{};
  lsp::server server{[this](const std::string& content) { said.push_back(json::parse(content)); }, "1.2.3"};
  int last = 0;
};

using words = std::vector<std::string>;

const std::string account = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: x\nsecrets:\n  - name: db\n";
const std::string secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n";

TEST(Server, SaysWhatItCan) {
  editor on;
  const json can = on.begin();
  EXPECT_EQ(can["positionEncoding"], "utf-16");
  EXPECT_EQ(can["textDocumentSync"]["change"], 2);
  EXPECT_EQ(can["renameProvider"]["prepareProvider"], true);
  for (const char* each : {"hoverProvider", "definitionProvider", "referencesProvider", "documentSymbolProvider",
                           "documentHighlightProvider", "workspaceSymbolProvider"})
    EXPECT_EQ(can[each], true) << each;
  editor bytes;
  EXPECT_EQ(bytes.begin({{"general", {{"positionEncodings", {"utf-16", "utf-8"}}}}})["positionEncoding"], "utf-8");
}

TEST(Server, AsksForFilesThatChangeWhereTheEditorCanTell) {
  editor on;
  on.begin({{"workspace", {{"didChangeWatchedFiles", {{"dynamicRegistration", true}}}}}});
  ASSERT_FALSE(on.said.empty());
  EXPECT_EQ(on.said.back()["method"], "client/registerCapability");
  // The answer to that needs none.
  const std::size_t before = on.said.size();
  on.send({{"jsonrpc", "2.0"}, {"id", "watched-files"}, {"result", nullptr}});
  EXPECT_EQ(on.said.size(), before);
}

TEST(Server, RefusesWhatComesBeforeInitialize) {
  editor on;
  EXPECT_EQ(on.ask("textDocument/hover")["error"]["code"], -32002);
  on.open("a.yaml", account);
  EXPECT_FALSE(on.server.is_check_due());
  EXPECT_EQ(on.begin()["hoverProvider"], true);
  EXPECT_EQ(on.ask("initialize")["error"]["code"], -32600);
}

TEST(Server, EndsWithTheExitCodeOfHowItWasAsked) {
  editor well;
  well.begin();
  EXPECT_TRUE(well.ask("shutdown").contains("result"));
  EXPECT_EQ(well.ask("textDocument/hover")["error"]["code"], -32600);
  EXPECT_FALSE(well.server.exit_code());
  well.notify("exit");
  EXPECT_EQ(well.server.exit_code(), 0);
  editor abrupt;
  abrupt.begin();
  abrupt.notify("exit");
  EXPECT_EQ(abrupt.server.exit_code(), 1);
  editor early;
  early.notify("exit");
  EXPECT_EQ(early.server.exit_code(), 1);
}

TEST(Server, AnswersWhatItDoesNotKnow) {
  editor on;
  on.begin();
  EXPECT_EQ(on.ask("textDocument/foldingRange")["error"]["code"], -32601);
  EXPECT_EQ(on.ask("$/unknown")["error"]["code"], -32601);
  const std::size_t before = on.said.size();
  on.notify("$/cancelRequest", {{"id", 1}});
  on.notify("$/setTrace", {{"value", "off"}});
  on.notify("workspace/unknown");
  EXPECT_EQ(on.said.size(), before);
}

TEST(Server, AnswersWhatIsMalformed) {
  editor on;
  on.begin();
  on.server.receive("{");
  EXPECT_EQ(on.said.back()["error"]["code"], -32700);
  on.server.receive("[]");
  EXPECT_EQ(on.said.back()["error"]["code"], -32600);
  on.server.receive("{\"id\": 7}");
  EXPECT_EQ(on.said.back()["error"]["code"], -32600);
  EXPECT_EQ(on.said.back()["id"], 7);
  on.server.refuse_header();
  EXPECT_EQ(on.said.back()["error"]["code"], -32700);
  EXPECT_EQ(on.ask("textDocument/hover", {{"position", "x"}})["error"]["code"], -32602);
  EXPECT_EQ(on.ask("textDocument/rename", json::array())["error"]["code"], -32602);
  json place = on.at("a.yaml", 0, 0);
  place["position"]["line"] = -1;
  EXPECT_TRUE(on.ask("textDocument/hover", place).contains("result"));
  on.notify("textDocument/didOpen", {{"textDocument", 1}});
  on.notify("textDocument/didChange", {{"textDocument", {{"uri", "file:///nowhere"}}}});
  on.open("a.yaml", account);
  on.check();
  EXPECT_EQ(on.findings("a.yaml"), words{"REF-35"});
}

TEST(Server, TellsOfFindingsAndTakesThemBack) {
  editor on;
  on.begin();
  on.open("a.yaml", account);
  on.check();
  EXPECT_EQ(on.findings("a.yaml"), words{"REF-35"});
  const json told = on.said.back()["params"];
  EXPECT_EQ(told["version"], 1);
  EXPECT_EQ(told["diagnostics"][0]["range"],
            json::parse(R"({"start":{"line":5,"character":10},"end":{"line":5,"character":12}})"));
  EXPECT_EQ(told["diagnostics"][0]["source"], "dovetail");
  on.open("b.yaml", secret);
  on.check();
  EXPECT_EQ(on.findings("a.yaml"), words{});
}

TEST(Server, FollowsIncrementalChanges) {
  editor on;
  on.folder.write("b.yaml", secret);
  on.begin();
  on.open("a.yaml", "# ü😀\n" + account);
  on.check();
  EXPECT_EQ(on.findings("a.yaml"), words{});
  const auto change = [&](int from, int to, const std::string& text) {
    on.notify(
        "textDocument/didChange",
        {{"textDocument", {{"uri", on.uri("a.yaml")}, {"version", 2}}},
         {"contentChanges",
          json::array(
              {{{"range", {{"start", {{"line", 6}, {"character", from}}}, {"end", {{"line", 6}, {"character", to}}}}},
                {"text", text}}})}});
  };
  change(10, 12, "d");
  change(11, 11, "x");
  on.check();
  EXPECT_EQ(on.findings("a.yaml"), words{"REF-35"});
  on.notify("textDocument/didChange", {{"textDocument", {{"uri", on.uri("a.yaml")}, {"version", 3}}},
                                       {"contentChanges", json::array({{{"text", account}}})}});
  on.check();
  EXPECT_EQ(on.findings("a.yaml"), words{});
}

TEST(Server, CountsColumnsAsAgreed) {
  const std::string text =
      "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: x\nsecrets: [{\"namespace\": \"😀\", name: db}]\n";
  editor units;
  units.begin();
  units.open("a.yaml", text);
  units.check();
  editor bytes;
  bytes.begin({{"general", {{"positionEncodings", {"utf-8"}}}}});
  bytes.open("a.yaml", text);
  bytes.check();
  const auto column_of = [](const editor& of) -> int {
    for (const json& each : of.said.back()["params"]["diagnostics"])
      if (each["code"] == "REF-35") return each["range"]["start"]["character"];
    return -1;
  };
  EXPECT_EQ(column_of(units), 36);
  EXPECT_EQ(column_of(bytes), 38);
}

TEST(Server, AnswersBeforeTheFirstCheck) {
  editor on;
  on.folder.write("b.yaml", secret);
  on.begin();
  on.open("a.yaml", account);
  const json answer = on.ask("textDocument/definition", on.at("a.yaml", 5, 11));
  ASSERT_EQ(answer["result"].size(), 1U) << answer;
  EXPECT_EQ(answer["result"][0]["uri"], on.uri("b.yaml"));
  EXPECT_EQ(answer["result"][0]["range"]["start"]["line"], 3);
}

TEST(Server, HasAnAnswerOfEachSort) {
  editor on;
  on.folder.write("b.yaml", secret);
  on.begin({{"workspace", {{"workspaceEdit", {{"documentChanges", true}, {"resourceOperations", {"create"}}}}}}});
  on.open("a.yaml", account);
  on.open("c.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: y\nsecrets:\n  - name: dbb\n");
  on.check();
  json place = on.at("a.yaml", 5, 11);
  place["context"] = {{"includeDeclaration", true}};
  EXPECT_EQ(on.ask("textDocument/references", place)["result"].size(), 2U);
  EXPECT_EQ(on.ask("textDocument/documentHighlight", place)["result"].size(), 1U);
  EXPECT_EQ(on.ask("textDocument/prepareRename", place)["result"]["placeholder"], "db");
  EXPECT_EQ(on.ask("textDocument/prepareRename", on.at("a.yaml", 1, 1))["result"], nullptr);
  place["newName"] = "database";
  EXPECT_EQ(on.ask("textDocument/rename", place)["result"]["documentChanges"].size(), 2U);
  place["newName"] = "Not A Name";
  EXPECT_EQ(on.ask("textDocument/rename", place)["error"]["code"], -32803);
  EXPECT_NE(on.ask("textDocument/hover", place)["result"]["contents"]["value"].dump().find("b.yaml:4"),
            std::string::npos);
  EXPECT_EQ(on.ask("textDocument/completion", on.at("c.yaml", 5, 10))["result"]["items"][0]["label"], "db");
  EXPECT_EQ(on.ask("textDocument/documentSymbol", {{"textDocument", on.document("a.yaml")}})["result"][0]["name"],
            "ServiceAccount x");
  EXPECT_EQ(on.ask("workspace/symbol", {{"query", "sedb"}})["result"].size(), 1U);
  const json actions =
      on.ask("textDocument/codeAction",
             {{"textDocument", on.document("c.yaml")},
              {"range", {{"start", {{"line", 5}, {"character", 10}}}, {"end", {{"line", 5}, {"character", 10}}}}},
              {"context", {{"diagnostics", json::array()}}}})["result"];
  ASSERT_GE(actions.size(), 2U) << actions;
  EXPECT_EQ(actions[0]["title"], "Replace `dbb` by `db`");
  EXPECT_EQ(actions[0]["edit"]["documentChanges"][0]["edits"][0]["newText"], "db");
  EXPECT_EQ(actions[1]["edit"]["documentChanges"][0]["kind"], "create");
}

TEST(Server, FilesThatNobodyKnowsHaveNoAnswer) {
  editor on;
  on.begin();
  EXPECT_EQ(on.ask("textDocument/hover", on.at("nowhere.yaml", 0, 0))["result"], nullptr);
  EXPECT_EQ(on.ask("textDocument/codeAction", {{"textDocument", on.document("x")}})["result"], nullptr);
  on.notify("textDocument/didOpen",
            {{"textDocument", {{"uri", "untitled:1"}, {"languageId", "yaml"}, {"version", 1}, {"text", account}}}});
  EXPECT_TRUE(on.ask("textDocument/hover", {{"textDocument", {{"uri", "untitled:1"}}},
                                            {"position", {{"line", 0}, {"character", 0}}}})["result"]
                  .is_null());
}

TEST(Server, FoldersComeAndGo) {
  editor on;
  on.folder.write("one/a.yaml", account);
  on.ask("initialize", {{"capabilities", json::object()}, {"rootUri", nullptr}});
  on.notify("initialized");
  const json folder{{"uri", on.uri("one")}, {"name", "one"}};
  on.notify("workspace/didChangeWorkspaceFolders",
            {{"event", {{"added", json::array({folder})}, {"removed", json::array()}}}});
  on.check();
  EXPECT_EQ(on.findings("one/a.yaml"), words{"REF-35"});
  on.notify("workspace/didChangeWorkspaceFolders",
            {{"event", {{"added", json::array()}, {"removed", json::array({folder})}}}});
  on.check();
  EXPECT_EQ(on.findings("one/a.yaml"), words{});
}

}  // namespace
