#include "cli/lsp/server.hpp"

#include "cli/config.hpp"
#include "cli/lsp/actions.hpp"
#include "cli/lsp/completion.hpp"
#include "cli/lsp/hover.hpp"
#include "cli/lsp/navigation.hpp"
#include "cli/lsp/symbols.hpp"
#include "cli/lsp/uri.hpp"
#include "cli/lsp/workspace.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <map>
#include <utility>
#include <vector>

namespace dovetail::cli::lsp {
namespace {

using nlohmann::json;

// Source: JSON-RPC 2.0, section 5.1; LSP 3.17, "Base Protocol", ErrorCodes.
constexpr int parse_error = -32700;
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr int invalid_params = -32602;
constexpr int internal_error = -32603;
constexpr int server_not_initialized = -32002;
constexpr int request_failed = -32803;

struct response_error {
  int code;
  std::string words;
};

/// What `params` has at a name; null where it has nothing.
const json& at(const json& in, const char* name) {
  static const json nothing;
  if (!in.is_object()) return nothing;
  const auto found = in.find(name);
  return found == in.end() ? nothing : *found;
}
template <class... Names>
const json& at(const json& in, const char* first, Names... rest) {
  return at(at(in, first), rest...);
}
std::string text_at(const json& in, const char* name) { return in.at(name).get<std::string>(); }
bool flag_at(const json& in) { return in.is_boolean() && in.get<bool>(); }

position position_of(const json& in) {
  // What is below zero is no place; editors send none.
  return {in.at("line").get<std::size_t>(), in.at("character").get<std::size_t>()};
}
range range_of(const json& in) { return {position_of(in.at("start")), position_of(in.at("end"))}; }
json json_of(const position& at) { return {{"line", at.line}, {"character", at.character}}; }
json json_of(const range& part) { return {{"start", json_of(part.begin)}, {"end", json_of(part.end)}}; }

// SymbolKind: Class, Key, Interface, Field.
int kind_of(mention::part is) {
  switch (is) {
    case mention::part::object:
    case mention::part::pods:
    case mention::part::file:
      return 5;
    case mention::part::key:
      return 20;
    case mention::part::service_port:
    case mention::part::pod_port:
      return 11;
    case mention::part::volume:
      return 8;
  }
  return 5;
}

// CompletionItemKind: Field, Property, EnumMember, Reference, Class.
int kind_of(proposal::sort is) {
  switch (is) {
    case proposal::sort::field:
      return 5;
    case proposal::sort::required_field:
      return 10;
    case proposal::sort::word:
      return 20;
    case proposal::sort::name:
      return 18;
    case proposal::sort::kind:
      return 7;
  }
  return 1;
}

}  // namespace

class server::implementation {
 public:
  implementation(sender send, std::string version) : send_(std::move(send)), version_(std::move(version)) {}

  void receive(std::string_view content) {
    const json message = json::parse(content, nullptr, false);
    if (message.is_discarded()) return fail(nullptr, parse_error, "the message is no JSON");
    if (!message.is_object() || !at(message, "method").is_string()) {
      // An answer to something that was asked of the editor needs nothing more.
      if (message.is_object() && (message.contains("result") || message.contains("error"))) return;
      return fail(message.is_object() ? at(message, "id") : json(), invalid_request, "the message is no request");
    }
    const std::string method = message["method"];
    const json& params = at(message, "params");
    if (!message.contains("id")) return take(method, params);
    const json& id = message["id"];
    try {
      send({{"jsonrpc", "2.0"}, {"id", id}, {"result", answer(method, params)}});
    } catch (const response_error& refused) {
      fail(id, refused.code, refused.words);
    } catch (const json::exception& wrong) {
      fail(id, invalid_params, wrong.what());
    } catch (const std::exception& wrong) {
      fail(id, internal_error, wrong.what());
    }
  }

  void fail(const json& id, int code, const std::string& words) {
    send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", words}}}});
  }

  bool is_due() const { return is_due_ && is_initialized_ && !is_shut_down_; }

  void check() {
    is_due_ = false;
    try {
      for (const source* each : workspace_.check()) publish(*each);
      for (const std::string& each : workspace_.complaints()) {
        if (each != complained_) show(1, each);
        complained_ = each;
      }
      if (workspace_.complaints().empty()) complained_.clear();
    } catch (const std::exception& wrong) {
      show(1, fmt::format("the check could not be carried out: {}", wrong.what()));
    }
  }

  std::optional<int> exit_code{};

 private:
  void send(const json& message) { send_(message.dump(-1, ' ', false, json::error_handler_t::replace)); }
  void notify(const char* method, json params) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  void show(int type, const std::string& words) {
    notify("window/logMessage", {{"type", type}, {"message", "dovetail: " + words}});
  }

  // Files.

  std::string uri_of(const source& file) const {
    const auto known = uris_.find(file.path());
    return known == uris_.end() ? uri_of_path(file.path()) : known->second;
  }
  std::string path_in(const json& params) const { return path_of_uri(text_at(params.at("textDocument"), "uri")); }
  json range_in(const source& file, span part) const {
    return json_of(file.characters().range_of(part, workspace_.counted()));
  }
  json json_of_location(const location& each) const {
    return {{"uri", uri_of(*each.in)}, {"range", range_in(*each.in, each.at)}};
  }
  json json_of_locations(const std::vector<location>& all) const {
    json made = json::array();
    for (const location& each : all) made.push_back(json_of_location(each));
    return made;
  }

  void publish(const source& file) {
    json all = json::array();
    for (const diagnosis& each : file.findings) all.push_back(json_of_diagnosis(file, each));
    json params{{"uri", uri_of(file)}, {"diagnostics", std::move(all)}};
    if (file.version) params["version"] = *file.version;
    notify("textDocument/publishDiagnostics", std::move(params));
  }
  json json_of_diagnosis(const source& file, const diagnosis& each) const {
    const bool is_error = each.what.broken->weight == check::severity::error;
    return {{"range", range_in(file, each.at)},
            {"severity", is_error ? 1 : 2},
            {"code", std::string(each.what.broken->id)},
            {"source", "dovetail"},
            {"message", each.what.words}};
  }

  // Notifications.

  void take(const std::string& method, const json& params) {
    if (method == "exit") {
      exit_code = is_shut_down_ ? 0 : 1;
      return;
    }
    if (!is_initialized_) return;
    try {
      if (method == "initialized") watch_files();
      else if (method == "textDocument/didOpen") opened(params);
      else if (method == "textDocument/didChange") changed(params);
      else if (method == "textDocument/didClose") closed(params);
      else if (method == "textDocument/didSave" || method == "workspace/didChangeWatchedFiles" ||
               method == "workspace/didChangeConfiguration")
        is_due_ = true;
      else if (method == "workspace/didChangeWorkspaceFolders") folders_changed(params);
      // Others, `$/cancelRequest` among them, need nothing: requests are answered in their order.
    } catch (const std::exception& wrong) {
      show(2, fmt::format("{}: {}", method, wrong.what()));
    }
  }

  void watch_files() {
    is_due_ = true;
    if (!can_register_watchers_) return;
    json watchers = json::array();
    for (const char* pattern : {"**/*.yaml", "**/*.yml", "**/*.json", "**/.dovetail.yaml"})
      watchers.push_back({{"globPattern", pattern}});
    send({{"jsonrpc", "2.0"},
          {"id", "watched-files"},
          {"method", "client/registerCapability"},
          {"params",
           {{"registrations", json::array({{{"id", "watched-files"},
                                            {"method", "workspace/didChangeWatchedFiles"},
                                            {"registerOptions", {{"watchers", watchers}}}}})}}}});
  }

  void opened(const json& params) {
    const json& document = params.at("textDocument");
    const std::string path = path_in(params);
    if (path.empty()) return;
    uris_[path] = text_at(document, "uri");
    workspace_.open(path, text_at(document, "text"), document.at("version").get<std::int64_t>());
    is_due_ = true;
  }
  void changed(const json& params) {
    const std::string path = path_in(params);
    const json& version = at(params, "textDocument", "version");
    for (const json& each : params.at("contentChanges")) {
      const std::string by = text_at(each, "text");
      const bool is_part = each.contains("range");
      const range part = is_part ? range_of(each["range"]) : range{};
      if (!workspace_.change(path, is_part ? &part : nullptr, by,
                             version.is_number() ? version.get<std::int64_t>() : 0))
        return;
    }
    is_due_ = true;
  }
  void closed(const json& params) {
    const std::string path = path_in(params);
    workspace_.close(path);
    // What is in no folder is no longer looked at.
    is_due_ = true;
  }
  void folders_changed(const json& params) {
    for (const json& each : at(params, "event", "removed"))
      if (const std::string path = path_of_uri(text_at(each, "uri")); !path.empty()) workspace_.remove_folder(path);
    for (const json& each : at(params, "event", "added"))
      if (const std::string path = path_of_uri(text_at(each, "uri")); !path.empty()) workspace_.add_folder(path);
    is_due_ = true;
  }

  // Requests.

  json answer(const std::string& method, const json& params) {
    if (method == "initialize") return initialize(params);
    if (!is_initialized_) throw response_error{server_not_initialized, "the first request is `initialize`"};
    if (is_shut_down_) throw response_error{invalid_request, "the server is shut down"};
    if (method == "shutdown") {
      is_shut_down_ = true;
      return nullptr;
    }
    using handler = json (implementation::*)(const json&);
    static const std::map<std::string, handler> handlers{
        {"textDocument/codeAction", &implementation::code_actions},
        {"textDocument/completion", &implementation::completion},
        {"textDocument/definition", &implementation::definition},
        {"textDocument/documentHighlight", &implementation::highlights},
        {"textDocument/documentSymbol", &implementation::document_symbols},
        {"textDocument/hover", &implementation::hover_words},
        {"textDocument/prepareRename", &implementation::prepare_rename},
        {"textDocument/references", &implementation::references},
        {"textDocument/rename", &implementation::new_names},
        {"workspace/symbol", &implementation::workspace_symbols},
    };
    const auto found = handlers.find(method);
    if (found == handlers.end()) throw response_error{method_not_found, fmt::format("there is no method `{}`", method)};
    // What navigates goes by all files, also before the first check.
    if (!has_read_) {
      has_read_ = true;
      check();
    }
    return (this->*found->second)(params);
  }

  json initialize(const json& params) {
    if (is_initialized_) throw response_error{invalid_request, "the server is initialized already"};
    is_initialized_ = true;
    const json& folders = at(params, "workspaceFolders");
    if (folders.is_array()) {
      for (const json& each : folders)
        if (const std::string path = path_of_uri(text_at(each, "uri")); !path.empty()) workspace_.add_folder(path);
    } else if (const json& root = at(params, "rootUri"); root.is_string()) {
      if (const std::string path = path_of_uri(root.get<std::string>()); !path.empty()) workspace_.add_folder(path);
    } else if (const json& path = at(params, "rootPath"); path.is_string()) {
      workspace_.add_folder(path_of_uri(uri_of_path(path.get<std::string>())));
    }
    const json& able = at(params, "capabilities");
    bool by_bytes = false;
    for (const json& each : at(able, "general", "positionEncodings")) by_bytes = by_bytes || each == "utf-8";
    workspace_.count_by(by_bytes ? encoding::utf8 : encoding::utf16);
    can_register_watchers_ = flag_at(at(able, "workspace", "didChangeWatchedFiles", "dynamicRegistration"));
    can_name_versions_ = flag_at(at(able, "workspace", "workspaceEdit", "documentChanges"));
    for (const json& each : at(able, "workspace", "workspaceEdit", "resourceOperations"))
      can_create_files_ = can_create_files_ || each == "create";
    return {{"capabilities",
             {{"positionEncoding", by_bytes ? "utf-8" : "utf-16"},
              {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
              {"codeActionProvider", {{"codeActionKinds", json::array({"quickfix"})}}},
              {"completionProvider", {{"triggerCharacters", json::array({":", " ", "-"})}}},
              {"definitionProvider", true},
              {"documentHighlightProvider", true},
              {"documentSymbolProvider", true},
              {"hoverProvider", true},
              {"referencesProvider", true},
              {"renameProvider", {{"prepareProvider", true}}},
              {"workspaceSymbolProvider", true},
              {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}}},
            {"serverInfo", {{"name", "dovetail"}, {"version", version_}}}};
  }

  struct cursor {
    const source* file;
    std::size_t offset;
  };
  /// Null where nobody has opened such a file.
  cursor cursor_in(const json& params) const {
    const source* file = workspace_.find(path_in(params));
    if (file == nullptr) return {nullptr, 0};
    return {file, file->characters().offset_of(position_of(params.at("position")), workspace_.counted())};
  }

  json definition(const json& params) {
    const cursor on = cursor_in(params);
    return on.file == nullptr ? json() : json_of_locations(definitions_of(workspace_, *on.file, on.offset));
  }
  json references(const json& params) {
    const cursor on = cursor_in(params);
    if (on.file == nullptr) return nullptr;
    return json_of_locations(
        references_of(workspace_, *on.file, on.offset, flag_at(at(params, "context", "includeDeclaration"))));
  }
  json highlights(const json& params) {
    const cursor on = cursor_in(params);
    if (on.file == nullptr) return nullptr;
    json all = json::array();
    for (const location& each : highlights_of(workspace_, *on.file, on.offset))
      all.push_back({{"range", range_in(*each.in, each.at)}});
    return all;
  }

  json prepare_rename(const json& params) {
    const cursor on = cursor_in(params);
    if (on.file == nullptr) return nullptr;
    const location found = renamed_at(workspace_, *on.file, on.offset);
    if (found.in == nullptr) return nullptr;
    return {{"range", range_in(*found.in, found.at)},
            {"placeholder", std::string(found.in->characters().in(found.at))}};
  }
  json new_names(const json& params) {
    const cursor on = cursor_in(params);
    if (on.file == nullptr) throw response_error{request_failed, "the file is not in the workspace"};
    const new_name made = rename(workspace_, *on.file, on.offset, text_at(params, "newName"));
    if (!made.refused.empty()) throw response_error{request_failed, made.refused};
    std::map<const source*, json> edits;
    for (const new_name::edit& each : made.edits) {
      json& of_file = edits.try_emplace(each.at.in, json::array()).first->second;
      of_file.push_back({{"range", range_in(*each.at.in, each.at.at)}, {"newText", each.characters}});
    }
    return workspace_edit(edits);
  }
  json workspace_edit(const std::map<const source*, json>& edits) const {
    json by_file = json::object(), by_version = json::array();
    for (const auto& [file, of_file] : edits) {
      by_file[uri_of(*file)] = of_file;
      const json version = file->version ? json(*file->version) : json();
      by_version.push_back({{"textDocument", {{"uri", uri_of(*file)}, {"version", version}}}, {"edits", of_file}});
    }
    if (can_name_versions_) return {{"documentChanges", by_version}};
    return {{"changes", by_file}};
  }

  json hover_words(const json& params) {
    const cursor on = cursor_in(params);
    if (on.file == nullptr) return nullptr;
    const hover found = hover_at(workspace_, *on.file, on.offset);
    if (found.words.empty()) return nullptr;
    return {{"contents", {{"kind", "markdown"}, {"value", found.words}}}, {"range", range_in(*on.file, found.at)}};
  }

  json completion(const json& params) {
    const cursor on = cursor_in(params);
    if (on.file == nullptr) return nullptr;
    const proposals found = proposals_at(workspace_, *on.file, on.offset);
    json items = json::array();
    for (const proposal& each : found.all) {
      // What must be there, and what the workspace has, before the rest; else in the order of the schema.
      const bool is_first = each.is == proposal::sort::required_field || each.is == proposal::sort::name;
      items.push_back({{"label", each.label},
                       {"kind", kind_of(each.is)},
                       {"detail", each.detail},
                       {"filterText", each.label},
                       {"sortText", fmt::format("{}{:05}", is_first ? 0 : 1, items.size())},
                       {"textEdit", {{"range", range_in(*on.file, found.replaced)}, {"newText", each.characters}}}});
    }
    return {{"isIncomplete", false}, {"items", std::move(items)}};
  }

  json code_actions(const json& params) {
    const source* file = workspace_.find(path_in(params));
    if (file == nullptr) return nullptr;
    if (const json& only = at(params, "context", "only"); only.is_array()) {
      bool wants_them = false;
      for (const json& each : only) wants_them = wants_them || each == "quickfix" || each == "";
      if (!wants_them) return json::array();
    }
    // Findings are those of the text as it is now.
    if (is_due_) check();
    file = workspace_.find(path_in(params));
    if (file == nullptr) return nullptr;
    json all = json::array();
    const span part = file->characters().span_of(range_of(params.at("range")), workspace_.counted());
    for (const action& each : actions_at(workspace_, *file, part)) {
      if (each.in == nullptr && !can_create_files_) continue;
      all.push_back({{"title", each.title},
                     {"kind", "quickfix"},
                     {"isPreferred", each.is_preferred},
                     {"diagnostics", json::array({json_of_diagnosis(*file, *each.mends)})},
                     {"edit", edit_of(each)}});
    }
    return all;
  }
  json edit_of(const action& each) const {
    if (each.in != nullptr) {
      const json edit{{"range", range_in(*each.in, each.at)}, {"newText", each.characters}};
      return workspace_edit({{each.in, json::array({edit})}});
    }
    const std::string uri = uri_of_path(each.path);
    const json edit{{"range", json_of(range{})}, {"newText", each.characters}};
    return {{"documentChanges",
             json::array({{{"kind", "create"}, {"uri", uri}, {"options", {{"ignoreIfExists", true}}}},
                          {{"textDocument", {{"uri", uri}, {"version", nullptr}}}, {"edits", json::array({edit})}}})}};
  }

  json document_symbols(const json& params) {
    const source* file = workspace_.find(path_in(params));
    if (file == nullptr) return nullptr;
    json all = json::array();
    for (const symbol& each : symbols_of(workspace_, *file)) all.push_back(json_of_symbol(each));
    return all;
  }
  json json_of_symbol(const symbol& each) const {
    json children = json::array();
    for (const symbol& child : each.children) children.push_back(json_of_symbol(child));
    // A name stands within what it names.
    const span whole{std::min(each.whole.begin, each.at.begin), std::max(each.whole.end, each.at.end)};
    json made{{"name", each.name.empty() ? std::string("?") : each.name},
              {"detail", each.detail},
              {"kind", kind_of(each.is)},
              {"range", range_in(*each.in, whole)},
              {"selectionRange", range_in(*each.in, each.at)}};
    if (!children.empty()) made["children"] = std::move(children);
    return made;
  }
  json workspace_symbols(const json& params) {
    json all = json::array();
    const json& query = at(params, "query");
    for (const symbol& each : symbols_like(workspace_, query.is_string() ? query.get<std::string>() : std::string()))
      all.push_back({{"name", each.name},
                     {"kind", kind_of(each.is)},
                     {"containerName", each.detail},
                     {"location", json_of_location({each.in, each.at})}});
    return all;
  }

  sender send_;
  std::string version_;
  workspace workspace_{};
  /// As the editor writes them.
  std::map<std::string, std::string> uris_{};
  std::string complained_{};
  bool is_initialized_ = false;
  bool is_shut_down_ = false;
  bool is_due_ = false;
  bool has_read_ = false;
  bool can_register_watchers_ = false;
  bool can_name_versions_ = false;
  bool can_create_files_ = false;
};

server::server(sender send, std::string version)
    : inside_(std::make_unique<implementation>(std::move(send), std::move(version))) {}
server::~server() = default;

void server::receive(std::string_view content) { inside_->receive(content); }
void server::refuse_header() { inside_->fail(nullptr, parse_error, "the header of a message says no Content-Length"); }
bool server::is_check_due() const { return inside_->is_due(); }
void server::check() { inside_->check(); }
std::optional<int> server::exit_code() const { return inside_->exit_code; }

}  // namespace dovetail::cli::lsp
