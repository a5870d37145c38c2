"""Where the programs and the source are: the arguments of the test, taken before unittest sees them."""
import pathlib
import sys

BIN, SOURCE = pathlib.Path(sys.argv.pop(1)).resolve(), pathlib.Path(sys.argv.pop(1)).resolve()
