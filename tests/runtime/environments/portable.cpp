/// A stack that leaves its namespace out, as kustomize's trees and as a chart: for tests that run it.
#include <dovetail/dovetail.hpp>

#include <string_view>

namespace portable {

using namespace dovetail;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web =
    Deployment<"web">{}.withContainer(Container<"web">{image("example.com/web:1.0")}.withPort(http));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
inline constexpr auto worker = Deployment<"worker">{}.withContainer(
    Container<"worker">{image("example.com/worker:1.0")}.withEnv("WEB", web_service.short_url("http", http)));
inline constexpr auto outside_space = external<Namespace>("shop");

/// Wherever it is applied to.
inline constexpr auto anywhere = Environment<"anywhere">{};
/// In a namespace all the same.
inline constexpr auto shop =
    Environment<"shop">{}.withExternals(outside_space).inNamespace("shop").edit(on(worker).withReplicas(2));

inline constexpr auto plain =
    stack<"portable">(file("web.yaml", web), file("web.yaml", web_service), file("worker.yaml", worker))
        .withoutNamespace();
inline constexpr auto trees = plain.withEnvironments(anywhere, shop).withKustomize();
inline constexpr auto chart = Chart<"portable">{}.withDescription("Goes where its release goes.");
inline constexpr auto with_chart = plain.withHelm(chart);

}  // namespace portable

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--chart") return dovetail::generate<portable::with_chart>(argc, argv);
  return dovetail::generate<portable::trees>(argc, argv);
}
