/// The program that writes the stack's manifests.
#include "stack.hpp"

int main(int argc, char** argv) { return dovetail::generate<@NAMESPACE@::resources>(argc, argv); }
