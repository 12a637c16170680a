// What `dovetail check` may cost: 10,000 resources in 2 s and 500 MB. It takes about a tenth of either.
#include "reading.hpp"

#include "../../sanitized.hpp"

#include <ctime>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace {

namespace read = dovetail::read;

std::string resources(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string name = "api-" + std::to_string(i);
    text +=
        "---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: " + name + "\n  labels: {app: " + name +
        "}\nspec:\n  replicas: 2\n  selector: {matchLabels: {app: " + name +
        "}}\n  template:\n    metadata: {labels: {app: " + name +
        "}}\n    spec:\n      containers:\n        - name: api\n          image: registry.example.com/api:" +
        std::to_string(i) +
        "\n          ports: [{name: http, containerPort: 8000}]\n          env:\n            - name: A\n"
        "              value: \"true\"\n            - name: B\n              valueFrom:\n                secretKeyRef: "
        "{name: b, key: c}\n          resources:\n            limits: {cpu: 500m, memory: 1Gi}\n          "
        "livenessProbe:\n            httpGet: {path: /health, port: http}\n            periodSeconds: 30\n          "
        "volumeMounts:\n            - {name: data, mountPath: /data}\n      volumes:\n        - name: data\n          "
        "emptyDir: {}\n";
  }
  return text;
}

TEST(Speed, TenThousandResources) {
  const std::string text = resources(10'000);
  // The processor's time: other programs on the machine do not count.
  const std::clock_t started = std::clock();
  const read::reading found = read::read_yaml(text, "f.yaml");
  const double seconds = static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC;
  EXPECT_EQ(found.documents.size(), 10'000u);
  EXPECT_TRUE(found.problems.empty());

  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const long megabytes = used.ru_maxrss / 1024;
  RecordProperty("seconds", std::to_string(seconds));
  RecordProperty("megabytes", std::to_string(megabytes));
  std::printf("10,000 deployments, %zu kB: %.2f s, %ld MB\n", text.size() / 1024, seconds, megabytes);
  if (is_sanitized) GTEST_SKIP() << "a sanitizer counts too";
  EXPECT_LT(seconds, 2.0);
  EXPECT_LT(megabytes, 500);
}

}  // namespace
