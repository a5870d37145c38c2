#!/usr/bin/python3
"""What follows about small numbers from excluded.tsv (protocol, 3b) and post.tsv (6.8), by trying all: every file that numbers up
to a bound can give, with all the numbers that give it. If these agree in a number below the threshold, it is given away.
"""
import collections
import itertools
import unittest

import exclusion
import post


def given_away(files, threshold):
    """The numbers from 1 to threshold - 1 that follow from a file; `files`: by file, the tuples of numbers that give it."""
    return {column[0] for tuples in files.values() for column in zip(*tuples) if len(set(column)) == 1 and 0 < column[0] < threshold}


class SmallNumbers(unittest.TestCase):
    def test_of_the_excluded_at_most_that_one_is_one_short(self):
        threshold, most = 5, 15
        for reasons in (2, 3, 4):
            files = collections.defaultdict(list)
            for counts in itertools.product(range(most + 1), repeat=reasons):
                told = tuple(exclusion.told(list(counts), threshold))
                # A sum up to `most` has all its summands among the numbers tried.
                if len(told) > reasons and (told[-1] == exclusion.FEW or told[-1] <= most):
                    files[told].append(counts)
            self.assertGreater(len(files), 10)
            self.assertLessEqual(given_away(files, threshold), {threshold - 1}, reasons)

    def test_of_the_post_the_same(self):
        threshold, most = 4, 8
        hidden = post.OUTCOMES[1:7]
        files = collections.defaultdict(list)
        for counts in itertools.product(range(most + 1), repeat=4):
            numbers = dict.fromkeys(post.OUTCOMES, 0) | dict(zip(hidden, counts))
            told = tuple(number for _, number in post.merged(numbers, threshold))
            if told[-1] <= most:
                files[told].append(counts)
        self.assertGreater(len(files), 20)
        self.assertLessEqual(given_away(files, threshold), {threshold - 1})


unittest.main()
