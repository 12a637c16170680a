/// The check of the name between a builder's angle brackets, with the nearest right name in the error.
#pragma once

#include "dovetail/text/compile_error.hpp"
#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/refused.hpp"

namespace dovetail::detail {

/// "`Api_Server` is no name for a Deployment: …; did you mean `api-server`?"
template <fixed_string Name, const grammar& Form, fixed_string Kind>
struct name_problem {
  static constexpr auto words = [] {
    model::arena arena;
    const std::string_view mended = mended_name(Name.view(), Form.accepts("a.b"), arena);
    fixed_text<512> message;
    message.append("`", Name.view(), "` is no name for a ", Kind.view(), ": it takes ", Form.says);
    if (!mended.empty() && Form.accepts(mended)) message.append("; did you mean `", mended, "`?");
    return message;
  }();
};

template <fixed_string Name, const grammar& Form, fixed_string Kind>
consteval bool check_name() {
  if constexpr (Form.accepts(Name.view())) return true;
  else return sizeof(refusal<name_problem<Name, Form, Kind>>) != 0;
}

}  // namespace dovetail::detail
