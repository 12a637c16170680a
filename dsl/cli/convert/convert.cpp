#include "cli/convert/convert.hpp"

#include "cli/convert/definitions.hpp"
#include "cli/convert/environments.hpp"
#include "cli/convert/files.hpp"
#include "cli/convert/gather.hpp"
#include "cli/convert/join.hpp"
#include "cli/convert/naming.hpp"
#include "cli/convert/project.hpp"
#include "cli/convert/relied_on.hpp"
#include "cli/convert/renderings.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

namespace dovetail::cli::convert {

conversion convert(const request& asked) {
  if (!is_dns_label(asked.name))
    throw usage_error{fmt::format("`{}` is no name for a stack: it takes {}", asked.name, grammars::dns_label.says)};
  if (!asked.profile.empty()) static_cast<void>(profile_of(asked.profile));
  conversion made;
  project all{asked, made};
  const renderings given = read_renderings(asked, made);
  gather(all, given);
  join(all);
  look_outside(all, given);
  name_all(all);
  define_all(all);
  define_environments(all);
  write_files(all);
  return made;
}

}  // namespace dovetail::cli::convert
