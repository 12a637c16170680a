# A build type where the user names none: the library writes YAML, and should do it fast.

get_property(several GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT several)
  set(CMAKE_BUILD_TYPE
      Release
      CACHE STRING "How the library is compiled: Release, RelWithDebInfo, Debug or MinSizeRel" FORCE)
endif()
unset(several)
