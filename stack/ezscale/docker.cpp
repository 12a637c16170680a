/// The program that writes the Dockerfile.
#include "image.hpp"

#include <dovetail/emit/dockerfile.hpp>

int main(int argc, char** argv) { return dovetail::generate_dockerfile<ezscale::website>(argc, argv); }
