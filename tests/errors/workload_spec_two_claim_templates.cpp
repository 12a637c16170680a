// error: tests/errors/workload_spec_two_claim_templates\.cpp:\d+: StatefulSet `store` has two claim templates named `data`; give each template accessModes and a storage request \[CON-43\]
// not for the server: it takes both, and a pod gets one of them.
#include "web.hpp"

inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
#ifdef FIXED
inline constexpr auto more = PersistentVolumeClaim<"more">{}.withReadWriteOnce().withStorage(1_Gi);
#else
inline constexpr auto more = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(2_Gi);
#endif
inline constexpr auto store = StatefulSet<"store">{}
                                  .withContainer(nginx.withVolumeMount("data", "/data"))
                                  .withVolumeClaimTemplate(data)
                                  .withVolumeClaimTemplate(more);

inline constexpr auto all = stack<"test">(file("store.yaml", store));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
