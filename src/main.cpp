#include "cli/cli.h"

int main(int argc, char** argv) { return jixiao::run(argc, argv); }
