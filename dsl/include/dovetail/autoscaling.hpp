/// How many pods there are: `HorizontalPodAutoscaler<"api">`, `PodDisruptionBudget<"api">`. Not in dovetail.hpp, since their
/// types would cost every other stack some time to compile.
#pragma once

#include "dovetail/build/horizontal_pod_autoscaler.hpp"
#include "dovetail/build/pod_disruption_budget.hpp"
