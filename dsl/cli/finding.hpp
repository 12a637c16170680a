/// A finding as it is told: a rule, a place, the object that it is about, and the words.
#pragma once

#include "cli/catalog.hpp"
#include "dovetail/text/place.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::check {
struct finding;
}

namespace dovetail::cli {

struct finding {
  const check::rule* broken = nullptr;
  std::string file{};
  /// From 1; 0: not known.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  /// The field, where it is a field that is wrong: `spec.replicas`.
  std::string path{};
  std::string words{};
  /// The object that it is about; empty where there is none.
  std::string kind{};
  std::string name{};
  std::string name_space{};
  /// Where that object begins, where it is known.
  place object{};
  /// How many of the words name the object, or what of it; 0: not known.
  std::size_t title_size = 0;
  /// Of what is not there: the external that would say that it is elsewhere, `Secret/db`.
  std::string external{};
  /// It is why something could not be looked at: a run that leaves it out has not looked, and is not green.
  bool hides = false;
  /// The template that Helm says it rendered: `shop/templates/web.yaml`.
  std::string rendered_from{};
  /// The overlays, or the charts with their values, in which it is found: `overlay shop/overlays/prod`.
  std::vector<std::string> rendered_in{};
  /// The line as it is rendered, where no line of a source says it.
  std::string rendered_line{};

  /// The words without what has it: "Deployment `web`, container `a` may run as root" says " may run as root".
  std::string_view said() const;
};

/// Takes a finding.
using tell_finding = std::function<void(finding)>;

/// A finding of the rules, in the words of somebody who has YAML.
finding finding_of(const check::finding& told);

}  // namespace dovetail::cli
