/// The program that writes EZSCALE's manifests and its chart.
#include "stack.hpp"

int main(int argc, char** argv) { return dovetail::generate<ezscale::ezscale_website>(argc, argv); }
