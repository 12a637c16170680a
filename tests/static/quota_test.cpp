/// check/quota.hpp: LimitRanges and ResourceQuotas.
#include "edited.hpp"

using range = core::LimitRange;
using item = core::LimitRangeItem;
template <auto Edit>
inline constexpr auto& of_limit = of_kind<range, [](range& r) {
  auto& limit = r.spec.limits.emplace_back();
  limit.type = "Container";
  limit.min["cpu"] = "100m";
  limit.max["cpu"] = "1";
  Edit(limit);
}>;
static_assert(tells<of_limit<[](item& i) {
                      i.default_["cpu"] = "500m";
                      i.maxLimitRequestRatio["cpu"] = "10";
                    }>,
                    of_limit<[](item& i) { i.default_["cpu"] = "2"; }>>("CON-75"));
static_assert(breaks_only<of_limit<[](item& i) { i.maxLimitRequestRatio["cpu"] = "11"; }>>("CON-75"));
static_assert(breaks_only<of_limit<[](item& i) {
  i.type = "Pod";
  i.default_["cpu"] = "1";
}>>("CON-75"));
static_assert(breaks_only<of_limit<[](item& i) { i.type = "PersistentVolumeClaim"; }>>("CON-75"));
static_assert(breaks_only<of_kind<range, [](range& r) {
  r.spec.limits.emplace_back().type = "Pod";
  r.spec.limits.emplace_back().type = "Pod";
}>>("IDN-20"));

using quota = core::ResourceQuota;
using s = core::ResourceQuotaSpec;
using scope = s::Scopes;
template <auto Edit>
inline constexpr auto& of_quota = of_kind<quota, [](quota& q) { Edit(q.spec); }>;
static_assert(tells<of_quota<[](s& q) { q.scopes.push_back(scope::Terminating); }>, of_quota<[](s& q) {
                      q.scopes.push_back(scope::Terminating);
                      q.scopes.push_back(scope::NotTerminating);
                    }>>("CON-76"));
static_assert(tells<of_quota<[](s& q) {
                      q.scopes.push_back(scope::BestEffort);
                      q.hard["pods"] = "5";
                    }>,
                    of_quota<[](s& q) {
                      q.scopes.push_back(scope::BestEffort);
                      q.hard["cpu"] = "5";
                    }>>("CON-76"));
inline constexpr auto selects = [](s& q, auto name, auto how) {
  auto& w = q.scopeSelector.ensure().matchExpressions.emplace_back();
  w.scopeName = name;
  w.operator_ = how;
};
using w = core::ScopedResourceSelectorRequirement;
static_assert(tells<of_quota<[](s& q) { selects(q, w::ScopeName::PriorityClass, w::Operator::Exists); }>,
                    of_quota<[](s& q) { selects(q, w::ScopeName::PriorityClass, w::Operator::In); }>>("CON-76"));
