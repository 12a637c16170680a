# A build type where the user names none: the library writes YAML, and should do it fast. With -O1, since -O3 makes hardly
# anything faster here and takes half as long again to compile. Another project's build type is its own: there these are variables
# of the library's folder, and not the cache's.

get_property(several GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT several AND NOT alone)
  set(CMAKE_BUILD_TYPE Release)
  set(CMAKE_CXX_FLAGS_RELEASE "-O1 -DNDEBUG")
elseif(NOT CMAKE_BUILD_TYPE AND NOT several)
  set(CMAKE_BUILD_TYPE
      Release
      CACHE STRING "How the library is compiled: Release, RelWithDebInfo, Debug or MinSizeRel" FORCE)
  set(CMAKE_CXX_FLAGS_RELEASE "-O1 -DNDEBUG" CACHE STRING "Flags of the build type Release" FORCE)
endif()
unset(several)
