# Packs each of FOLDERS, which are of the stacks and charts NAMES (in the same order; a chart's name ends in -chart), into
# ARTIFACTS/<name>.tar.gz, writes SHA256SUMS, and below ARTIFACTS/oci an OCI image layout for each environment of a stack and for each
# chart, which `publish` sends to a registry, and below ARTIFACTS/sbom the bill of materials of each, by DOVETAIL (the program; empty: the
# one in PATH). The bytes depend on the files' names and contents, on VERSION and on the commit
# alone: not on who packs them, when, where, or in what order a file system lists them.

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/oci.cmake")

find_program(TAR NAMES gtar tar)
if(TAR)
  execute_process(COMMAND "${TAR}" --version OUTPUT_VARIABLE version ERROR_QUIET)
endif()
if(NOT version MATCHES "GNU tar")
  message(FATAL_ERROR "The artifact needs GNU tar (for --sort and --mtime), which was not found: install the package `tar`, "
                      "or `gnu-tar` where tar is another one.")
endif()
find_program(GZIP gzip)
if(NOT GZIP)
  message(FATAL_ERROR "The artifact needs gzip, which was not found: install the package `gzip`.")
endif()

set(time 0)
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(time "$ENV{SOURCE_DATE_EPOCH}")
endif()

# Packs what is in a folder, below a folder `top` (empty: none), whole or not at all. The result is the sum of what is not compressed yet.
function(pack archive folder top sum)
  set(transform "s,^\\.,${top},")
  if(NOT top)
    set(transform "s,^\\./,,")
  endif()
  execute_process(
    COMMAND "${TAR}" --create --format=ustar --sort=name --mtime=@${time} --owner=0 --group=0 --numeric-owner
            --mode=u=rwX,go=rX "--transform=${transform}" --directory "${folder}" "--file=${archive}.tar" .
    COMMAND_ERROR_IS_FATAL ANY)
  file(SHA256 "${archive}.tar" plain)
  execute_process(COMMAND "${GZIP}" --no-name --best --stdout "${archive}.tar" OUTPUT_FILE "${archive}.part" COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE "${archive}.tar")
  file(RENAME "${archive}.part" "${archive}")
  set(${sum} "${plain}" PARENT_SCOPE)
endfunction()

# Writes the bill of materials of a folder's manifests; the result is its file, empty where nobody can tell. ARGN are more options of
# `dovetail images`.
function(write_sbom result name folder)
  set(${result} "" PARENT_SCOPE)
  if(NOT DOVETAIL)
    return()
  endif()
  set(file "${ARTIFACTS}/sbom/${name}.cdx.json")
  execute_process(COMMAND "${DOVETAIL}" images --quiet --format cyclonedx ${ARGN} "${folder}" OUTPUT_FILE "${file}.part" COMMAND_ERROR_IS_FATAL ANY)
  file(RENAME "${file}.part" "${file}")
  set(${result} "${file}" PARENT_SCOPE)
endfunction()

# An image of one layer: what Flux and Argo CD both unpack.
function(write_manifests_layout name folder)
  set(layer "${ARTIFACTS}/oci/${name}.layer")
  pack("${layer}" "${folder}" "" sum)
  oci_tags(tags "${OCI_VERSION}")
  write_sbom(sbom "${name}" "${folder}" --no-render) # its files are whole
  oci_write_layout(
    "${ARTIFACTS}/oci/${name}" "${name}"
    "{\"architecture\": \"\", \"os\": \"\", \"config\": {}, \"rootfs\": {\"type\": \"layers\", \"diff_ids\": [\"sha256:${sum}\"]}}"
    "application/vnd.oci.image.config.v1+json" "${layer}" "application/vnd.oci.image.layer.v1.tar+gzip" "${tags}"
    "${sbom}")
  file(REMOVE "${layer}")
endfunction()

# What `helm push` makes: Chart.yaml as JSON, and the archive of the chart.
function(write_chart_layout folder)
  file(STRINGS "${folder}/Chart.yaml" lines REGEX "^[A-Za-z]+: ")
  set(members "")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^([A-Za-z]+): \"?(.*[^\"])\"?$" matched "${line}")
    set(key "${CMAKE_MATCH_1}")
    set(${key} "${CMAKE_MATCH_2}")
    _oci_json(value "${CMAKE_MATCH_2}")
    list(APPEND members "\"${key}\": ${value}")
  endforeach()
  list(JOIN members ", " members)
  set(layer "${ARTIFACTS}/oci/${name}.layer")
  pack("${layer}" "${folder}" "${name}" sum)
  set(OCI_VERSION "${version}")
  oci_tags(tags "${version}")
  set(sbom "")
  if(HELM)
    file(MAKE_DIRECTORY "${ARTIFACTS}/sbom/charts")
    write_sbom(sbom "charts/${name}" "${folder}")
  else()
    message(STATUS "No bill of materials of chart ${name}: it takes helm to know its images, which is not in PATH")
  endif()
  oci_write_layout("${ARTIFACTS}/oci/charts/${name}" "${name}" "{${members}}" "application/vnd.cncf.helm.config.v1+json" "${layer}"
                   "application/vnd.cncf.helm.chart.content.v1.tar+gzip" "${tags}" "${sbom}")
  file(REMOVE "${layer}")
endfunction()

# The environments of a stack's folder: of a kustomize tree what is rendered, else folders with a kustomization. None: the stack has none.
function(environments_of folder parent names)
  set(below "${folder}")
  if(IS_DIRECTORY "${folder}/rendered")
    set(below "${folder}/rendered")
  endif()
  file(GLOB found RELATIVE "${below}" "${below}/*/kustomization.yaml")
  if(EXISTS "${folder}/kustomization.yaml")
    set(found "")
  endif()
  list(TRANSFORM found REPLACE "/kustomization.yaml$" "")
  list(SORT found)
  set(${parent} "${below}" PARENT_SCOPE)
  set(${names} "${found}" PARENT_SCOPE)
endfunction()

set(OCI_VERSION "${VERSION}")
oci_ask_git("${CMAKE_CURRENT_SOURCE_DIR}")
find_program(HELM helm)
if(NOT DOVETAIL)
  find_program(DOVETAIL dovetail)
  if(NOT DOVETAIL)
    message(STATUS "No bills of materials: they are written by the program `dovetail`, which is not in PATH")
  endif()
endif()
file(REMOVE_RECURSE "${ARTIFACTS}/oci" "${ARTIFACTS}/sbom")
file(MAKE_DIRECTORY "${ARTIFACTS}/oci/charts" "${ARTIFACTS}/sbom")
set(sums "")
foreach(name folder IN ZIP_LISTS NAMES FOLDERS)
  set(archive "${ARTIFACTS}/${name}.tar.gz")
  pack("${archive}" "${folder}" "${name}" sum)
  file(SHA256 "${archive}" sum)
  string(APPEND sums "${sum}  ${name}.tar.gz\n")
  if(EXISTS "${folder}/Chart.yaml")
    write_chart_layout("${folder}")
  else()
    environments_of("${folder}" parent environments)
    foreach(environment IN LISTS environments)
      write_manifests_layout("${name}-${environment}" "${parent}/${environment}")
    endforeach()
    # Dockerfiles and workflows are nothing for a cluster.
    if(EXISTS "${folder}/kustomization.yaml")
      write_manifests_layout("${name}" "${folder}")
    endif()
  endif()
  cmake_path(RELATIVE_PATH archive) # to the working folder
  message(STATUS "${archive}: sha256 ${sum}")
endforeach()
file(WRITE "${ARTIFACTS}/SHA256SUMS" "${sums}")
