/// The program that writes matchID's manifests.
#include "stack.hpp"

int main(int argc, char** argv) { return dovetail::generate<matchid::matchid>(argc, argv); }
