// error: tests/errors/policy_state_without_volume\.cpp:16: Deployment `redis` keeps the queue of jobs, but mounts no volume that outlives its pods; mount a persistent claim, or waive DOV-12 with a reason \[DOV-12\]
#include "web.hpp"

inline constexpr auto claim = PersistentVolumeClaim<"queue">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto kept = claim_volume<"queue">(claim);
inline constexpr auto cache = empty_dir<"cache">();
#ifdef FIXED
inline constexpr auto redis =
    Deployment<"redis">{}
        .keepsState("the queue of jobs")
        .withContainer(nginx.withVolumeMount(kept, "/data"))
        .withVolume(kept);
#else
inline constexpr auto redis =
    Deployment<"redis">{}
        .keepsState("the queue of jobs")
        .withContainer(nginx.withVolumeMount(cache, "/data"))
        .withVolume(cache);
#endif

inline constexpr auto all =
    stack<"test">(file("redis.yaml", redis), file("claim.yaml", claim)).withPolicies(policy::state_on_volumes);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
