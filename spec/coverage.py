#!/usr/bin/env python3
"""Fills the column of tests in COVERAGE.md from the clauses that test sources cite.

    coverage.py            rewrite the column
    coverage.py --check    change nothing; exit 1 when the column is out of date, when a clause said to be
                           kept ("same" or "better") has no test, or when the tables lack a clause

A test cites a clause in a // comment: F24, C46a, K20; F24, F25; F24-F26. What the vectors hold is said in
vectors-clauses.txt, beside the tests that run them. Python 3.8 or newer, standard library only.
"""
import collections
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, 'COVERAGE.md')
VECTORS = os.path.join(os.path.dirname(HERE), 'sops-cli', 'src', 'test', 'resources', 'vectors-clauses.txt')
TESTS = [os.path.join(os.path.dirname(HERE), module, 'src', 'test') for module in ('sops-core', 'sops-kms', 'sops-cli')]
CITED = re.compile(r'\b([FCKP])(\d+)(a?)(?:\s*(?:-|\u2013|to)\s*\1?(\d+))?\b')
ROW = re.compile(r'^\| ([FCKP]\d+a?) \| (.*) \| (same|better|not yet)\b(.*) \| (.*) ?\|$')
DEFINED = re.compile(r'^\*\*([FP]\d+)\.\*\*', re.MULTILINE)


def clauses_in(comment):
    for letter, first, suffix, last in CITED.findall(comment):
        for number in range(int(first), int(last or first) + 1):
            yield '%s%d%s' % (letter, number, suffix)


def citations():
    """Clause -> names of the test classes that cite it."""
    found = collections.defaultdict(set)
    for root in TESTS:
        for folder, _, files in os.walk(root):
            for name in files:
                if not name.endswith('.java'):
                    continue
                with open(os.path.join(folder, name), encoding='utf-8') as source:
                    for line in source:
                        _, slashes, comment = line.partition('// ')
                        for clause in clauses_in(comment):
                            found[clause].add(name[:-len('.java')])
    with open(VECTORS, encoding='utf-8') as table:
        for line in table:
            for clause in clauses_in(line.split(' ')[0]):
                found[clause].add('VectorsTest')
    return found


def defined():
    """The clauses of the format reference."""
    with open(os.path.join(HERE, 'file-format.md'), encoding='utf-8') as reference:
        return DEFINED.findall(reference.read())


def main():
    check = sys.argv[1:] == ['--check']
    with open(TABLE, encoding='utf-8') as table:
        before = table.read()
    cited, seen, gaps, lines = citations(), set(), [], []
    for line in before.split('\n'):
        row = ROW.match(line)
        if row:
            clause, subject, state, rest = row.group(1), row.group(2), row.group(3), row.group(4)
            if clause in seen:
                gaps.append('%s stands in the tables twice' % clause)
            seen.add(clause)
            tests = ', '.join(sorted(cited.get(clause, ())))
            if not tests and state != 'not yet':
                gaps.append('%s (%s): no test cites it' % (clause, subject))
            line = '| %s | %s | %s%s | %s |' % (clause, subject, state, rest, tests)
        elif line.startswith('| ') and re.match(r'^\| [FCKP]\d', line):
            gaps.append('not a row: ' + line[:60])
        lines.append(line)
    gaps += ['%s is missing' % clause for clause in defined() if clause not in seen]
    gaps += ['%s is cited by %s but has no row' % (clause, ', '.join(sorted(cited[clause])))
             for clause in sorted(cited) if clause not in seen]
    after = '\n'.join(lines)
    if check and after != before:
        gaps.append('COVERAGE.md is out of date: run spec/coverage.py')
    elif after != before:
        with open(TABLE, 'w', encoding='utf-8') as table:
            table.write(after)
    print('\n'.join(gaps) if gaps else 'every clause that is kept has a test')
    return 1 if check and gaps else 0


if __name__ == '__main__':
    sys.exit(main())
