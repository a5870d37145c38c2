#!/usr/bin/python3
"""klero-verify before records of small worlds that the forge makes.

    test_program.py PROGRAM
"""

import sys
import unittest

import calls
import test_calls
import test_ceremony
import test_diff
import test_hostile
import test_receipt

if __name__ == "__main__":
    calls.PROGRAM = sys.argv.pop(1)
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromModule(module)
                               for module in (test_calls, test_ceremony, test_receipt, test_diff, test_hostile))
    assert suite.countTestCases() > 30
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
