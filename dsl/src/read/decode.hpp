/// A tree to an object of the canonical model, by the model's field tables.
#pragma once

#include "context.hpp"
#include "entries.hpp"
#include "size_of.hpp"

namespace dovetail::read::detail {

class decoder {
 public:
  decoder(context& in, type_sizes& sizes) : in_(in), sizes_(sizes), entries_(in) {}

  /// Sets the fields of an object from a mapping, but for the one that `left_out` names.
  void decode_object(const model::type& of, void* target, node_index mapping, const step& at,
                     std::string_view left_out = {});

  /// Any value.
  void json(model::json& target, node_index n, const step& at);

  entry_stack& entries() { return entries_; }

 private:
  void value(const model::type& of, void* target, const model::constraints* limits, node_index n, const step& at);
  void list(const model::type& of, void* target, const model::constraints* limits, node_index n, const step& at);
  void map(const model::type& of, void* target, const model::constraints* limits, node_index n, const step& at);
  void json_scalar(model::json& target, node_index n, const step& at);
  void field(const model::type& of, void* target, const entry& written, std::size_t& guess, const step& here);
  void unknown_field(const entry& written, const step& here);
  void missing_fields(const model::type& of, std::size_t begin, node_index mapping, const step& here);
  void expect_own(const entry& written, std::string_view wanted, const step& here);

  void report_foreign_tag(node_index n, const step& at);
  bool is(node::form form, const model::type& wanted, node_index n, const step& at);
  void enter(node_index n, const step& at);

  context& in_;
  type_sizes& sizes_;
  entry_stack entries_;
};

}  // namespace dovetail::read::detail
