// error: the environments of a chart set values, and edit, add or remove nothing: what differs otherwise is decided by a switch
#include "web.hpp"

inline constexpr auto replicas = value<"replicas">(1);
inline constexpr auto scaled = web.withReplicas(replicas);
#ifdef FIXED
inline constexpr auto prod = Environment<"prod">{}.withValue(replicas, 3);
#else
inline constexpr auto prod = Environment<"prod">{}.edit(on(scaled).withReplicas(3));
#endif
inline constexpr auto chart = Chart<"shop">{};

inline constexpr auto shop = stack<"shop">(file("web.yaml", scaled), file("service.yaml", web_service))
                                 .withValues(replicas)
                                 .withEnvironments(prod)
                                 .withHelm(chart);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
