/// The program that writes reactbin's manifests.
#include "stack.hpp"

int main(int argc, char** argv) { return dovetail::generate<reactbin::reactbin>(argc, argv); }
