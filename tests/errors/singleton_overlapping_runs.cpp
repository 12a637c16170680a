// error: tests/errors/singleton_overlapping_runs\.cpp:\d+: CronJob `billing` runs alone \(two would bill twice\), but a run starts beside one that is not done yet; add withConcurrencyPolicy\(concurrency_policy::Forbid\) \[DOV-22\]
// error: tests/errors/singleton_overlapping_runs\.cpp:\d+: CronJob `mail` runs alone \(two would mail twice\), but its concurrencyPolicy is `Allow`, so a run starts beside one that is not done yet; add withConcurrencyPolicy\(concurrency_policy::Forbid\) \[DOV-22\]
#include "web.hpp"

inline constexpr auto container = Container<"run">{image("billing:1.0")};
#ifdef FIXED
inline constexpr auto billing = CronJob<"billing">{"0 3 * * *"}
                                    .withContainer(container)
                                    .withConcurrencyPolicy(concurrency_policy::Forbid)
                                    .runsAlone("two would bill twice");
inline constexpr auto mail = CronJob<"mail">{"@hourly"}
                                 .withContainer(container)
                                 .withConcurrencyPolicy(concurrency_policy::Replace)
                                 .runsAlone("two would mail twice");
#else
inline constexpr auto billing =
    CronJob<"billing">{"0 3 * * *"}.withContainer(container).runsAlone("two would bill twice");
inline constexpr auto mail = CronJob<"mail">{"@hourly"}
                                 .withContainer(container)
                                 .withConcurrencyPolicy(concurrency_policy::Allow)
                                 .runsAlone("two would mail twice");
#endif

inline constexpr auto shop = stack<"shop">(file("billing.yaml", billing), file("mail.yaml", mail));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
