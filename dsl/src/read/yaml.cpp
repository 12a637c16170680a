#include "dovetail/read/yaml.hpp"

#include "chunks.hpp"
#include "context.hpp"
#include "decode.hpp"
#include "dovetail/api/core/v1.hpp"
#include "kind_types.hpp"
#include "parse.hpp"
#include "scalars.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace dovetail::read {
namespace {

using namespace detail;

/// What a mapping says that it is.
struct identity {
  std::string_view api_version{};
  std::string_view kind{};
  node_index kind_at = 0;
};

/// The value of an entry that a mapping has itself; 0 where there is none.
node_index value_of(const tree& document, node_index mapping, std::string_view name) {
  if (document[mapping].is != node::form::mapping) return 0;
  for (node_index key = document.first(mapping); key < document.next(mapping);) {
    const node_index value = document.next(key);
    if (document[key].is == node::form::scalar && document[key].text == name) return value;
    key = document.next(value);
  }
  return 0;
}

class reader {
 public:
  reader(reading& into, const char* file, const options& how)
      : into_(into),
        how_(how),
        memory_(how.at_most.memory),
        characters_(*into.characters),
        problems_(how.at_most.problems) {
    tree_.file = file;
  }

  void read() {
    const std::string_view text = *into_.text;
    if (is_readable(text)) {
      const chunks parts = split_documents(text);
      for (const stray_line& line : parts.problems)
        problems_.add(fault::syntax, {tree_.file, line.line, line.column}, "", std::string(line.text));
      for (const chunk& part : parts.documents)
        if (!read_document(part)) break;
    }
    finish();
  }

 private:
  bool is_readable(std::string_view text) {
    const auto refuse = [&](fault what, std::string words) {
      problems_.add(what, {tree_.file, 0, 0}, "", std::move(words));
      return false;
    };
    if (text.size() > how_.at_most.bytes)
      return refuse(fault::limit, "the file has more than " + std::to_string(how_.at_most.bytes) + " bytes");
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
      return refuse(fault::syntax, "the file is UTF-16: save it as UTF-8");
    return true;
  }

  /// False where the rest of the file is not to be read.
  bool read_document(const chunk& part) {
    bool go_on = true;
    try {
      parse_document(part.text, part.first_line, how_.at_most, memory_, characters_, tree_);
      if (!tree_.nodes.empty()) {
        context in{tree_, how_, memory_, characters_, problems_};
        decoder decode(in, sizes_);
        read_root(in, decode, 0, step{}, {});
      }
    } catch (const syntax_error& error) {
      problems_.add(fault::syntax, error.at, "", error.text);
    } catch (const limit_reached& limit) {
      problems_.add(fault::limit, limit.at, "", limit.text);
      go_on = !limit.whole_file;
    }
    if (go_on) memory_.give_back(tree_.nodes.size() * tree::memory_of_node);
    return go_on;
  }

  /// A document or an item of a list. `otherwise`: what an item is that does not say so.
  void read_root(context& in, decoder& decode, node_index written, const step& at, const identity& otherwise) {
    const node_index root = in.follow(written);
    if (at.depth == 0 && is_null(in, root)) return;
    if (tree_[root].is != node::form::mapping) {
      in.report(fault::not_an_object, tree_.at(root), at,
                [] { return std::string("an object is a mapping with apiVersion and kind, and this is none"); });
      return;
    }
    const std::size_t before = problems_.count();
    const std::size_t made = into_.documents.size();
    const std::optional<identity> found = identify(in, root, at, otherwise);
    if (found) read_object(in, decode, root, at, *found);
    // A list that is split leaves no document of its own, and its items have told theirs.
    if (into_.documents.size() == made + 1) into_.documents.back().sound = problems_.count() == before;
  }

  std::optional<identity> identify(context& in, node_index root, const step& at, const identity& otherwise) {
    identity found = otherwise;
    bool known = true;
    for (const auto& [name, value] : {std::pair{"apiVersion", &found.api_version}, std::pair{"kind", &found.kind}}) {
      const node_index entry = value_of(tree_, root, name);
      const bool missing = entry == 0 || is_null(in, entry);
      if (missing && value->empty()) {
        in.report(fault::missing_kind, tree_.at(root), at.to_field(name), [&] {
          return std::string("every object has it, as in `") +
                 (value == &found.kind ? "kind: Deployment`" : "apiVersion: apps/v1`");
        });
        known = false;
      }
      if (missing) continue;
      if (value == &found.kind) found.kind_at = entry;
      const node_index target = in.follow(entry);
      if (tree_[target].is != node::form::scalar || meaning_of(in, target, at).is != plain_value::type::string) {
        static const model::type text{.is = model::type::form::text, .name = "string"};
        report_wrong_type(in, text, nullptr, target, at.to_field(name));
        known = false;
      } else {
        *value = tree_[target].text;
      }
    }
    return known ? std::optional(found) : std::nullopt;
  }

  void read_object(context& in, decoder& decode, node_index root, const step& at, const identity& what) {
    const kind* of = find_kind(what.api_version, what.kind, how_.more_kinds);
    const bool is_any_list = what.api_version == "v1" && what.kind == "List";
    if (is_any_list) {
      check_list(in, root, at);
      return read_items(in, decode, root, at, {});
    }
    if (of != nullptr && how_.split_lists) {
      if (const kind* item = kind_of_items(*of)) return read_list(in, decode, *of, *item, root, at);
    }

    document& made = into_.documents.emplace_back();
    made.api_version = what.api_version;
    made.kind_name = what.kind;
    made.at = tree_.at(root);
    if (const node_index written = value_of(tree_, root, "metadata"); written != 0) {
      const node_index metadata = in.follow(written);
      made.name = text_in(in, metadata, "name");
      made.name_space = text_in(in, metadata, "namespace");
    }
    if (of == nullptr) {
      in.report(fault::unknown_kind, tree_.at(what.kind_at == 0 ? root : what.kind_at), at.to_field("kind"),
                [&] { return words_for_unknown_kind(what.api_version, what.kind, how_.more_kinds, how_.minor()); });
      return read_unknown(root, at, made);
    }
    const model::type& type = of->type();
    if (how_.checks_fields && how_.kubernetes_minor != 0 && type.since > how_.kubernetes_minor)
      in.report(fault::too_new, tree_.at(what.kind_at), at.to_field("kind"), [&] {
        return std::string(of->name) + " exists from Kubernetes 1." + std::to_string(type.since) + " on, and 1." +
               std::to_string(how_.kubernetes_minor) + " is wanted";
      });
    memory_.take(sizes_.of(type), made.at);
    made.content = object(*of);
    decode.decode_object(type, made.content.get(), root, at);
  }

  /// What can be read of an object without knowing its type. Nothing in it is a problem: its kind may take it.
  void read_unknown(node_index root, const step& at, document& made) {
    problem_list untold(0);
    context in{tree_, how_, memory_, characters_, untold};
    decoder decode(in, sizes_);
    decode.json(made.fields, root, at);
    node_index in_it = root;
    for (const char* field : {"spec", "template"}) {
      in_it = value_of(tree_, in_it, field);
      if (in_it == 0) return;
      in_it = in.follow(in_it);
    }
    const node_index pod = value_of(tree_, in_it, "spec");
    if (pod == 0 || value_of(tree_, in.follow(pod), "containers") == 0) return;
    static const kind& of = *find_kind("v1", "PodTemplate", {});
    memory_.take(sizes_.of(of.type()), made.at);
    made.pods = object(of);
    api::core::v1::PodTemplateSpec& target = made.pods.as<api::core::v1::PodTemplate>()->template_.ensure();
    decode.decode_object(model::type_of<api::core::v1::PodTemplateSpec>(), &target, in_it,
                         at.to_field("spec").to_field("template"));
  }

  /// The kind of the items of a list of one kind; null for what is no such list.
  const kind* kind_of_items(const kind& of) const {
    if (!of.name.ends_with("List")) return nullptr;
    for (const model::field& f : of.type().fields) {
      if (f.name != "items" || f.type_of().is != model::type::form::list) continue;
      return kind_of_type(f.type_of().element(), how_.more_kinds);
    }
    return nullptr;
  }

  void read_list(context& in, decoder& decode, const kind& of, const kind& item, node_index root, const step& at) {
    object list(of);
    decode.decode_object(of.type(), list.get(), root, at, "items");
    read_items(in, decode, root, at, {item.api_version, item.name});
  }

  /// A `kind: List` has no type of its own.
  void check_list(context& in, node_index root, const step& at) {
    for (node_index key = tree_.first(root); key < tree_.next(root); key = tree_.next(tree_.next(key))) {
      const std::string_view name = tree_[key].text;
      if (name == "apiVersion" || name == "kind" || name == "metadata" || name == "items") continue;
      in.report(fault::unknown_field, tree_.at(key), at.to_field(name),
                [] { return std::string("no such field in List, which has metadata, items"); });
    }
  }

  void read_items(context& in, decoder& decode, node_index root, const step& at, const identity& otherwise) {
    const step here = at.to_field("items");
    const node_index written = value_of(tree_, root, "items");
    if (written == 0 || is_null(in, written)) return;
    const node_index items = in.follow(written);
    if (tree_[items].is != node::form::list) {
      static const model::type list{.is = model::type::form::list, .name = "list"};
      return report_wrong_type(in, list, nullptr, items, here);
    }
    if (here.depth >= how_.at_most.depth) throw too_deep(tree_.at(items), how_.at_most.depth);
    std::size_t i = 0;
    for (node_index item = tree_.first(items); item < tree_.next(items); item = tree_.next(item))
      read_root(in, decode, item, here.to_item(i++), otherwise);
  }

  model::text text_in(context& in, node_index mapping, std::string_view name) {
    const node_index written = value_of(tree_, mapping, name);
    if (written == 0 || is_null(in, written)) return {};
    const node_index value = in.follow(written);
    if (tree_[value].is != node::form::scalar) return {};
    return model::text(tree_[value].text, tree_.at(value));
  }

  void finish() {
    std::vector<problem>& told = problems_.told();
    const auto order = [](const problem& p) { return std::tie(p.at.line, p.at.column, p.text, p.path); };
    std::sort(told.begin(), told.end(), [&](const problem& a, const problem& b) { return order(a) < order(b); });
    // What is used through several aliases is wrong once.
    const auto field = [](const problem& p) { return std::string_view(p.path).substr(p.path.rfind('.') + 1); };
    const auto same = [&](const problem& a, const problem& b) {
      return a.at.line == b.at.line && a.at.column == b.at.column && a.text == b.text &&
             (a.what != fault::missing_field || field(a) == field(b));
    };
    told.erase(std::unique(told.begin(), told.end(), same), told.end());
    into_.problems = std::move(told);
    into_.problems_left_out = problems_.left_out();
  }

  reading& into_;
  const options& how_;
  memory_budget memory_;
  character_store characters_;
  problem_list problems_;
  type_sizes sizes_{};
  tree tree_{};
};

}  // namespace

reading read_yaml(std::string text, std::string_view file, const options& how) {
  // A block's last line ends, as kubectl has it, even where the file does not.
  if (!text.empty() && text.back() != '\n') text += '\n';
  reading result;
  result.text = std::make_unique<const std::string>(std::move(text));
  result.characters = std::make_unique<model::arena>();
  // An arena's characters end in a NUL.
  const char* const name = result.characters->keep(file).data();
  reader(result, name, how).read();
  return result;
}

}  // namespace dovetail::read
