// error: tests/errors/pod_parts_in_a_custom_resource\.cpp:13: Fleet `north`, container `nginx` mounts volume `carts`, which the pod does not declare; did you mean `charts`\? \[REF-01\]
// error: tests/errors/pod_parts_in_a_custom_resource\.cpp:13: Fleet `north`, container `sweep` sets `DECK` twice; the last one would win; remove one of the two \[IDN-08\]
// error: tests/errors/pod_parts_in_a_custom_resource\.cpp:13: Fleet `north`, container `pilot`, variable `BERTH` needs key `PIER` of ConfigMap `harbour`, which has no such key; it has `BERTH` \[REF-19\]
// error: tests/errors/pod_parts_in_a_custom_resource\.cpp:13: Fleet `north`: spec\.jobs\[0\]\.run\.spec\.template\.spec\.containers\[0\]\.ports\[0\]\.containerPort is required, and it is not set; .* \[GRM-50\]
// What an operator makes pods of is held to the same rules: the importer finds Kubernetes' own types, written out in its schema.
// not for the server: it does not have a kind of a CRD that only the tests have
#include "web.hpp"

#include <dovetail/crd/harbour_example_com/v1.hpp>

inline constexpr auto harbour = ConfigMap<"harbour">{}.withData("BERTH", "7");
inline constexpr auto fleet =
    resource<crd::harbour_example_com::v1::Fleet, "north">([](crd::harbour_example_com::v1::Fleet& north) {
      auto& ship = north.spec.podTemplate.spec;
      ship.volumes.emplace_back().name = "charts";
      auto& main = ship.containers.emplace_back();
      main.name = "nginx";
      main.image = "nginx:1.27";
      auto& mount = main.volumeMounts.emplace_back();
      mount.mountPath = "/charts";

      auto& job = north.spec.jobs.emplace_back().run.ensure().spec.template_.spec;
      job.restartPolicy = api::core::v1::PodSpec::RestartPolicy::OnFailure;
      auto& sweep = job.containers.emplace_back();
      sweep.name = "sweep";
      sweep.image = "sweep:2.0";
      sweep.env.emplace_back().name = "DECK";

      auto& pilot = north.spec.pilots["anna"].containers.emplace_back();
      pilot.name = "pilot";
      pilot.image = "pilot:1.1";
      auto& berth = pilot.env.emplace_back();
      berth.name = "BERTH";
      auto& from = berth.valueFrom.ensure().configMapKeyRef.ensure();
      from.name = "harbour";
#ifdef FIXED
      mount.name = "charts";
      from.key = "BERTH";
#else
      mount.name = "carts";
      sweep.env.emplace_back().name = "DECK";
      sweep.ports.emplace_back();
      from.key = "PIER";
#endif
    });

inline constexpr auto all = stack<"test">(file("harbour.yaml", harbour), file("fleet.yaml", fleet));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
