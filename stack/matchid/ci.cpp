/// The program that writes the smoke test's workflow: k3d in a runner, with the names and paths of the stack itself.
#include "stack.hpp"

#include <dovetail/emit/generator.hpp>

#include <string>

namespace {

using namespace dovetail;

/// A builder's name, which is a literal.
template <class Builder>
std::string name_of(const Builder& builder) {
  return std::string(builder.name.characters);
}

/// A step that waits for a workload and tells every 30 seconds how far it is.
std::string wait_for(const std::string& kind, const std::string& name) {
  const std::string workload = kind + "/" + name;
  std::string text = "      - name: Wait for " + name + "\n";
  text += "        run: |\n";
  text += "          for attempt in $(seq 20); do\n";
  text += "            if kubectl -n matchid rollout status " + workload + " --timeout=30s; then exit 0; fi\n";
  text += "            echo \"after $((attempt * 30)) seconds:\"\n";
  text += "            kubectl -n matchid get pods -o wide\n";
  text += "            kubectl -n matchid get events --sort-by .lastTimestamp | tail -n 15\n";
  text += "          done\n";
  text += "          echo '" + workload + " did not come up in ten minutes' >&2\n";
  text += "          exit 1\n";
  return text;
}

std::string workflow() {
  std::string text = "# " + std::string(emit::ownership_mark) +
                     " from stack/matchid/ci.cpp; edit that, then run: cmake --build build --target manifests\n";
  text +=
      "name: matchID smoke test\n"
      "on:\n"
      "  pull_request:\n"
      "  push:\n"
      "    branches:\n"
      "      - main\n"
      "permissions:\n"
      "  contents: read\n"
      "jobs:\n"
      "  k3d:\n"
      "    runs-on: ubuntu-24.04\n"
      "    timeout-minutes: 45\n"
      "    steps:\n"
      "      - uses: actions/checkout@v4\n"
      "      - name: Create the cluster\n"
      "        run: stack/matchid/operate create\n"
      "      - name: Apply\n"
      "        run: stack/matchid/operate apply local\n";
  // What others need comes first.
  text += wait_for("statefulset", name_of(matchid::elasticsearch));
  text += wait_for("deployment", name_of(matchid::redis));
  text += wait_for("deployment", name_of(matchid::backend));
  text += wait_for("deployment", name_of(matchid::ui));
  text +=
      "      - name: Ask the backend and the UI\n"
      "        run: stack/matchid/operate smoke\n"
      "      - name: Diagnostics\n"
      "        if: failure() || cancelled()\n"
      "        run: |\n"
      "          stack/matchid/operate status || true\n"
      "          kubectl -n matchid describe pods || true\n";
  for (const std::string& workload : {"statefulset/" + name_of(matchid::elasticsearch),
           "deployment/" + name_of(matchid::redis),
           "deployment/" + name_of(matchid::backend),
           "deployment/" + name_of(matchid::ui)})
    text += "          kubectl -n matchid logs " + workload + " --all-containers --tail 200 || true\n";
  text +=
      "      - name: Delete the cluster\n"
      "        if: always()\n"
      "        run: stack/matchid/operate delete\n";
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  emit::program program;
  program.name = "matchid-ci";
  program.default_output = "generated/ci/matchid";
  program.render = [](const std::map<std::string, std::string>&) {
    emit::rendering made;
    made.files = {{"smoke.yaml", workflow()}};
    return made;
  };
  return emit::run(program, argc, argv);
}
