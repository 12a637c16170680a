# What the scripts of `artifact` and `publish` know of OCI: an image layout (image-spec 1.1) of manifests, which Flux's OCIRepository and
# Argo CD take, and of a chart, as `helm push` makes it. Written by CMake alone, so that nobody needs another program for it; the
# bytes depend on what goes in, and on nothing else.

# A text between quotes in JSON.
function(_oci_json result text)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REGEX REPLACE "[\r\n\t]+" " " text "${text}")
  set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

# Puts a file among the blobs of a layout; the result is its descriptor, as JSON, with the members behind ARGN (`"a": "b"`).
function(oci_add_blob result layout file media_type)
  file(SHA256 "${file}" sum)
  file(SIZE "${file}" size)
  file(MAKE_DIRECTORY "${layout}/blobs/sha256")
  file(COPY_FILE "${file}" "${layout}/blobs/sha256/${sum}")
  set(descriptor "{\"mediaType\": \"${media_type}\", \"digest\": \"sha256:${sum}\", \"size\": ${size}")
  foreach(member IN LISTS ARGN)
    string(APPEND descriptor ", ${member}")
  endforeach()
  set(${result} "${descriptor}}" PARENT_SCOPE)
endfunction()

# The annotations that a manifest has of where it comes from: the variables OCI_CREATED, OCI_SOURCE, OCI_REVISION, OCI_VERSION, those
# that are not empty, and a title.
function(oci_annotations result title)
  set(all "")
  foreach(pair IN ITEMS created=OCI_CREATED revision=OCI_REVISION source=OCI_SOURCE title=title version=OCI_VERSION)
    string(REGEX MATCH "^([a-z]+)=(.+)$" matched "${pair}")
    set(value "${${CMAKE_MATCH_2}}")
    if(value STREQUAL "")
      continue()
    endif()
    _oci_json(json "${value}")
    list(APPEND all "\"org.opencontainers.image.${CMAKE_MATCH_1}\": ${json}")
  endforeach()
  list(JOIN all ", " all)
  set(${result} "\"annotations\": {${all}}" PARENT_SCOPE)
endfunction()

# Ends a layout that has these manifests: a descriptor each, in which `@TAG@` stands for the name of its tag.
function(oci_finish layout)
  list(JOIN ARGN ", " manifests)
  file(WRITE "${layout}/oci-layout" "{\"imageLayoutVersion\": \"1.0.0\"}\n")
  file(WRITE "${layout}/index.json"
       "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.index.v1+json\", \"manifests\": [${manifests}]}\n")
endfunction()

# Writes a layout with one manifest of one layer, under each of TAGS, whole or not at all: CONFIG is JSON. SBOM is the file of its bill
# of materials (empty: none), which is a manifest of its own whose subject is the other, under the tag that cosign looks for.
function(oci_write_layout layout title config config_type layer layer_type tags sbom)
  set(part "${layout}.part")
  file(REMOVE_RECURSE "${part}")
  file(MAKE_DIRECTORY "${part}")
  file(WRITE "${part}/config" "${config}\n")
  oci_add_blob(config_descriptor "${part}" "${part}/config" "${config_type}")
  oci_add_blob(layer_descriptor "${part}" "${layer}" "${layer_type}")
  oci_annotations(annotations "${title}")
  file(WRITE "${part}/manifest"
       "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\", \"config\": ${config_descriptor}, "
       "\"layers\": [${layer_descriptor}], ${annotations}}\n")
  set(manifests "")
  foreach(tag IN LISTS tags)
    oci_add_blob(descriptor "${part}" "${part}/manifest" "application/vnd.oci.image.manifest.v1+json"
                 "\"annotations\": {\"org.opencontainers.image.ref.name\": \"${tag}\"}")
    list(APPEND manifests "${descriptor}")
  endforeach()
  if(sbom)
    file(SHA256 "${part}/manifest" subject_sum)
    oci_add_blob(subject "${part}" "${part}/manifest" "application/vnd.oci.image.manifest.v1+json")
    file(WRITE "${part}/config" "{}")
    oci_add_blob(config_descriptor "${part}" "${part}/config" "application/vnd.oci.empty.v1+json")
    oci_add_blob(layer_descriptor "${part}" "${sbom}" "application/vnd.cyclonedx+json")
    file(WRITE "${part}/manifest"
         "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\", "
         "\"artifactType\": \"application/vnd.cyclonedx+json\", \"config\": ${config_descriptor}, "
         "\"layers\": [${layer_descriptor}], \"subject\": ${subject}, ${annotations}}\n")
    oci_add_blob(descriptor "${part}" "${part}/manifest" "application/vnd.oci.image.manifest.v1+json"
                 "\"annotations\": {\"org.opencontainers.image.ref.name\": \"sha256-${subject_sum}.sbom\"}")
    list(APPEND manifests "${descriptor}")
  endif()
  file(REMOVE "${part}/config" "${part}/manifest")
  oci_finish("${part}" ${manifests})
  file(REMOVE_RECURSE "${layout}")
  file(RENAME "${part}" "${layout}")
endfunction()

# What git knows of FOLDER: sets OCI_CREATED (of the commit, or SOURCE_DATE_EPOCH), OCI_SOURCE (the remote origin, without anybody's
# password), OCI_REVISION (with `-dirty` behind it where `generated` files, or others, differ from it) and OCI_VERSION (of the commit's
# tag), each where it is not set already. Where there is no git, they stay as they are.
macro(oci_ask_git folder)
  find_program(GIT git)
  if(GIT)
    _oci_git(head rev-parse HEAD)
    if(head)
      if(NOT OCI_REVISION)
        set(OCI_REVISION "${head}")
        _oci_git(changes status --porcelain --untracked-files=no)
        if(changes)
          string(APPEND OCI_REVISION "-dirty")
        endif()
      endif()
      if(NOT OCI_CREATED AND NOT DEFINED ENV{SOURCE_DATE_EPOCH})
        _oci_git(time log -1 --format=%ct)
        set(ENV{SOURCE_DATE_EPOCH} "${time}")
        string(TIMESTAMP OCI_CREATED "%Y-%m-%dT%H:%M:%SZ" UTC)
        unset(ENV{SOURCE_DATE_EPOCH})
      endif()
      if(NOT OCI_VERSION)
        _oci_git(OCI_VERSION describe --exact-match --tags HEAD)
        string(REGEX REPLACE "^v([0-9])" "\\1" OCI_VERSION "${OCI_VERSION}")
      endif()
    endif()
    if(NOT OCI_SOURCE)
      _oci_git(OCI_SOURCE remote get-url origin)
    endif()
  endif()
  if(NOT OCI_CREATED AND DEFINED ENV{SOURCE_DATE_EPOCH})
    string(TIMESTAMP OCI_CREATED "%Y-%m-%dT%H:%M:%SZ" UTC)
  endif()
  # https://user:password@host/… and user@host:… both name who asks; that is nobody else's business.
  string(REGEX REPLACE "^([a-z+]+://)[^/@]*@" "\\1" OCI_SOURCE "${OCI_SOURCE}")
endmacro()

# What git says of `folder` (the macro's), without the line's end; empty where it says nothing.
macro(_oci_git result)
  execute_process(COMMAND "${GIT}" -C "${folder}" ${ARGN} OUTPUT_VARIABLE ${result} ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE
                  RESULT_VARIABLE failed)
  if(failed)
    set(${result} "")
  endif()
endmacro()

# The tags that something is published under: its version, and the commit's abbreviated revision; `latest` where neither is known.
function(oci_tags result version)
  set(tags "")
  if(NOT version STREQUAL "")
    # Helm writes a version's build metadata so.
    string(REPLACE "+" "_" tag "${version}")
    list(APPEND tags "${tag}")
  endif()
  if(OCI_REVISION)
    string(REGEX REPLACE "^([0-9a-f]{12})[0-9a-f]*" "\\1" tag "${OCI_REVISION}")
    if(OCI_REVISION MATCHES "^([0-9a-f]+)(-dirty)?$")
      string(SUBSTRING "${CMAKE_MATCH_1}" 0 12 tag)
      string(APPEND tag "${CMAKE_MATCH_2}")
    endif()
    list(APPEND tags "${tag}")
  endif()
  if(NOT tags)
    set(tags latest)
  endif()
  foreach(tag IN LISTS tags)
    if(NOT tag MATCHES "^[A-Za-z0-9_][A-Za-z0-9._-]*$")
      message(FATAL_ERROR "'${tag}' is no tag: letters, digits, '.', '_' and '-', at most 128 of them (DOVETAIL_RELEASE is '${version}').")
    endif()
  endforeach()
  set(${result} ${tags} PARENT_SCOPE)
endfunction()
