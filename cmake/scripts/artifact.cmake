# Packs each of FOLDERS into ARTIFACTS/<name>.tar.gz (NAMES, in the same order), and writes SHA256SUMS. The bytes depend on
# the files' names and contents alone: not on who packs them, when, where, or in what order a file system lists them.

cmake_minimum_required(VERSION 3.25)

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

file(MAKE_DIRECTORY "${ARTIFACTS}")
set(sums "")
foreach(name folder IN ZIP_LISTS NAMES FOLDERS)
  set(archive "${ARTIFACTS}/${name}.tar.gz")
  execute_process(
    COMMAND "${TAR}" --create --format=ustar --sort=name --mtime=@${time} --owner=0 --group=0 --numeric-owner
            --mode=u=rwX,go=rX "--transform=s,^\\.,${name}," --directory "${folder}" .
    COMMAND "${GZIP}" --no-name --best
    OUTPUT_FILE "${archive}.part" COMMAND_ERROR_IS_FATAL ANY)
  file(RENAME "${archive}.part" "${archive}")
  file(SHA256 "${archive}" sum)
  string(APPEND sums "${sum}  ${name}.tar.gz\n")
  cmake_path(RELATIVE_PATH archive) # to the working folder
  message(STATUS "${archive}: sha256 ${sum}")
endforeach()
file(WRITE "${ARTIFACTS}/SHA256SUMS" "${sums}")
