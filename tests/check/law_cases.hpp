/// Makes an error test a case of the law: its program hands its stack over, instead of refusing to compile.
#pragma once

#include "web.hpp"
#include "website.hpp"

#include <dovetail/api/autoscaling/v2.hpp>
#include <dovetail/api/policy/v1.hpp>
#include <dovetail/api/resource/v1.hpp>
#include <dovetail/autoscaling.hpp>
#include <dovetail/cert_manager.hpp>
#include <dovetail/crd/cert_manager_io/v1.hpp>
#include <dovetail/crd/k8s_mariadb_com/v1alpha1.hpp>
#include <dovetail/crd/traefik_io/v1alpha1.hpp>
#include <dovetail/mariadb.hpp>
#include <dovetail/rbac.hpp>
#include <dovetail/traefik.hpp>

#include "law.hpp"

#include <array>

namespace dovetail {

template <const auto& Stack>
int obey(int, const char* const*) {
  return law::compare(detail::at_run_time<Stack>);
}

}  // namespace dovetail

#define generate obey
#define main program
