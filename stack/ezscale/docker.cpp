/// The program that writes the Dockerfile.
#include "image.hpp"

#include <dovetail/docker/generate.hpp>

int main(int argc, char** argv) { return dovetail::generate_dockerfile<ezscale::website>(argc, argv); }
