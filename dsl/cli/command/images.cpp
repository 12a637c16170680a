/// `dovetail images`.

#include "cli/images/images.hpp"
#include "cli/command/choices.hpp"
#include "cli/command/command.hpp"
#include "cli/command/rendering_options.hpp"
#include "cli/command/streams.hpp"
#include "cli/report.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace dovetail::cli {
namespace {

struct images_options {
  std::vector<std::string> paths;
  std::string format = "text";
  how_to_render rendering;
  settings asked;
  bool quiet = false;
};

int run(const images_options& given) {
  check_choice("format", given.format, images::format_names);
  const diff::side found({given.paths, {}, {}, false, {}}, given.rendering, given.asked);
  const std::vector<images::used_image> all = images::images_of(found);
  say(given.format == "json"        ? images::json_of(all)
      : given.format == "cyclonedx" ? images::cyclonedx_of(all)
                                    : images::text_of(all));
  outcome heard;
  if (!given.quiet) heard.notices = found.heard().notices;
  heard.unreadable = found.heard().unreadable;
  complain(notices_of(heard));
  return heard.unreadable.empty() ? 0 : 2;
}

}  // namespace

run_function add_images(CLI::App& program) {
  CLI::App& images = new_command(
      program, "images", "lists the container images that manifests use, or writes a bill of materials of them");
  const auto given = std::make_shared<images_options>();
  images.add_option("paths", given->paths, "files, folders, kustomizations, charts, or - for standard input")
      ->type_name("PATH")
      ->required();
  images.add_option("--format", given->format, "how it is written; cyclonedx is a bill of materials (SBOM)")
      ->type_name("FORMAT")
      ->check(choices(images::format_names));
  images.add_option("--namespace,-n", given->asked.name_space, "of objects that name none")->type_name("NAME");
  add_rendering_options(images, given->rendering);
  images.add_flag("--quiet,-q", given->quiet, "no notices");
  images.footer(
      "Examples:\n"
      "  dovetail images deploy/\n"
      "  dovetail images --format cyclonedx overlays/prod > sbom.json\n\n"
      "Exit code: 0, or 2 for a usage error or something that cannot be read.");
  return [given] { return run(*given); };
}

}  // namespace dovetail::cli
