#include "dovetail/stack/runtime.hpp"

namespace dovetail::emit {

const check::profile* const profiles_of_library[] = {&check::profiles[0], &check::profiles[1], &check::profiles[2],
                                                     &check::profiles[3]};
static_assert(std::size(profiles_of_library) == std::size(check::profiles));

}  // namespace dovetail::emit
