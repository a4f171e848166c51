"""The parts of tools/conformance: one file for each thing that is compared."""
