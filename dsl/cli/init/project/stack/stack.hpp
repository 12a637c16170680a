/// The stack, whole: which resource stands in which file.
#pragma once

#include "web.hpp"

namespace @NAMESPACE@ {

inline constexpr auto resources =
    stack<"@NAME@">(file("web/deployment.yaml", web),  //
        file("web/service.yaml", web_service));

}  // namespace @NAMESPACE@
