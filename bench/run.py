#!/usr/bin/env python3
"""Compares time and memory of sops4j with the real sops, on the same files, in turn.

    run.py [--sops PROGRAM] [--reference PROGRAM] [--native PROGRAM] [--java-home DIR]... [-n RUNS] [--only WORD] [--large]

Makes its inputs, checks that both programs agree on them, then measures; prints Markdown. README.md says how to read
it. Python 3.8 or newer on Linux or macOS, standard library only. Exit status 1 when outputs differ.
"""
import argparse
import os
import shutil
import statistics
import sys
import tempfile

from holders import GnupgHome, KeyService
from inputs import FORMATS, Inputs
from program import Failed, Program, find

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SMALL, MIDDLE, LARGE = 100, 50_000, 500_000
BINARY_BYTES = 8_000_000
SLOW = 5.0  # seconds; a program that needs more for a case runs it once


# ---------------------------------------------------------------- measuring

def measure(programs, args, runs, output, first):
    """Runs all programs in turn, `runs` times each; returns medians by program. First runs count for slow ones only."""
    samples = {name: [sample] for name, sample in first.items() if sample[0] > SLOW}
    quick = [program for program in programs if program.name not in samples]
    for _ in range(runs):
        for program in quick:
            samples.setdefault(program.name, []).append(program.run(args, output))
    return {name: (statistics.median(s for s, _ in taken), statistics.median(m for _, m in taken))
            for name, taken in samples.items()}


def duration(seconds):
    if seconds >= 1:
        return '%.2f s' % seconds
    return ('%.1f ms' if seconds < 0.01 else '%.0f ms') % (seconds * 1000)


def table(rows, reference, ours):
    lines = ['| | %s | %s | ratio | memory | memory, sops4j |' % (reference.name, ours.name),
             '|---|---:|---:|---:|---:|---:|']
    for label, medians in rows:
        if ours.name not in medians:
            continue
        (t0, m0), (t1, m1) = medians[reference.name], medians[ours.name]
        lines.append('| %s | %s | %s | %.2g | %.0f MiB | %.0f MiB |' % (label, duration(t0), duration(t1), t1 / t0, m0, m1))
    return '\n'.join(lines)


def growth(rows, ours):
    lines = ['| %s | %s values | %s values | growth | memory |' % (ours.name, f'{MIDDLE:,}', f'{LARGE:,}'),
             '|---|---:|---:|---:|---:|']
    for label, before, after in rows:
        (t0, _), (t1, m1) = before[ours.name], after[ours.name]
        lines.append('| %s | %s | %s | %.1f | %.0f MiB |' % (label, duration(t0), duration(t1), t1 / t0, m1))
    return '\n'.join(lines)


# ---------------------------------------------------------------- programs

def recipient_of(key_file):
    with open(key_file, encoding='utf-8') as f:
        for line in f:
            if line.startswith('# public key: '):
                return line.split(': ', 1)[1].strip()
    raise Failed('no line "# public key: " in %s' % key_file)


def environment(options, work):
    """Nothing of the user's own but PATH; the archive of the launcher goes into the working folder."""
    env = {'PATH': os.environ.get('PATH', os.defpath), 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'HOME': work,
           'TMPDIR': work, 'XDG_CACHE_HOME': os.path.join(work, 'cache'),
           'SOPS_AGE_KEY_FILE': os.path.abspath(options.key), 'SOPS_DISABLE_VERSION_CHECK': 'true'}
    if 'JAVA_HOME' in os.environ:
        env['JAVA_HOME'] = os.environ['JAVA_HOME']
    return env


def on_java(options, env, work):
    programs = []
    for home in options.java_home or [env.get('JAVA_HOME')]:
        own = dict(env, JAVA_HOME=os.path.abspath(home)) if home else dict(env)
        program = Program('sops4j', find(options.sops), dict(own, SOPS4J_ARCHIVE='now'), True)
        del program.env['SOPS_DISABLE_VERSION_CHECK']  # it would hide the line with the name; no network is asked
        told = program.version(work)  # the first run makes the class-data archive
        programs.append(Program('sops4j on ' + told.split(' on ')[-1], program.command, own, True))
    return programs


def arguments():
    parser = argparse.ArgumentParser(description='Compares sops4j with the real sops.')
    parser.add_argument('--sops', default=os.path.join(ROOT, 'sops-cli/target/sops4j/bin/sops'), metavar='PROGRAM',
                        help='the launcher to measure (default: the one this source tree has built)')
    parser.add_argument('--native', metavar='PROGRAM', help='a native executable to measure as well')
    parser.add_argument('--reference', default='sops', metavar='PROGRAM', help='the real sops (default: the one on PATH)')
    parser.add_argument('--java-home', action='append', metavar='DIR', help='a JDK to measure with (may be repeated)')
    parser.add_argument('--key', default=os.path.join(ROOT, 'spec/vectors/keys/age-1.txt'), metavar='FILE',
                        help='an age key with its "# public key:" line (default: a test key of the vectors)')
    parser.add_argument('--pgp-key', default=os.path.join(ROOT, 'spec/vectors/keys/pgp-rsa.asc'), metavar='FILE',
                        help='an OpenPGP secret key without a passphrase (default: a test key of the vectors, RSA of 3072 bits)')
    parser.add_argument('-n', type=int, default=20, metavar='RUNS',
                        help='runs of each small case (default 20); of a large one a quarter, three at least')
    parser.add_argument('--only', metavar='WORD', default='', help='only the formats or sizes whose name has this word in it')
    parser.add_argument('--large', action='store_true', help='also %s values of each format, with sops4j only' % f'{LARGE:,}')
    options = parser.parse_args()
    if options.n < 1:
        parser.error('-n must be positive')
    return options


class Comparison:
    """All programs, and the rows of the tables."""

    def __init__(self, options, work):
        self.options, self.work = options, work
        env = environment(options, work)
        self.keys = ['--age', recipient_of(options.key)]
        self.reference = Program('sops', find(options.reference), env, False)
        self.java = on_java(options, env, work)
        native = [Program('sops4j, native', find(options.native), dict(env), True)] if options.native else []
        self.ours = self.java + native
        self.few = max(3, options.n // 4)
        version = measure([self.reference] + self.ours, ['--version'], options.n + 2, os.path.join(work, 'output'), {})
        self.rows = [('`--version`', version)]
        self.growth = []

    def verbs(self, name, values, programs, runs, keys=None, note=''):
        """Checks and measures one file; returns pairs of a label and medians."""
        inputs = Inputs(self.work, name, values, keys or self.keys, programs)
        inputs.label += note
        taken = []
        for verb in ('decrypt', 'encrypt'):
            print('outputs agree, measuring: %s %s' % (verb, inputs.label), file=sys.stderr, flush=True)
            medians = measure(programs, getattr(inputs, verb), runs, inputs.output, inputs.first[verb])
            taken.append(('%s %s' % (verb, inputs.label), medians))
        for what, args in inputs.commands():
            print('measuring: %s %s' % (what, inputs.label), file=sys.stderr, flush=True)
            taken.append(('%s %s' % (what, inputs.label), measure(programs, args, runs, inputs.output, {})))
        inputs.remove()
        return taken

    def run(self):
        everyone = [self.reference] + self.ours
        cases = [('YAML', SMALL), ('dotenv', SMALL)] + [(name, MIDDLE) for name in FORMATS if name != 'binary'] + [('binary', BINARY_BYTES)]
        for name, values in cases:
            if self.options.only.lower() not in ('%s %d' % (name, values)).lower():
                continue
            middle = self.verbs(name, values, everyone, self.options.n if values == SMALL else self.few)
            self.rows += middle
            if (name, values) == ('YAML', SMALL):
                self.rows += self.verbs(name, values, [program.without_archive() for program in [self.reference] + self.java], self.options.n,
                                        note=', first run: no archive yet')
            if self.options.large and values == MIDDLE:
                large = self.verbs(name, LARGE, self.ours, 3)
                self.growth += [('%s %s' % (label.split()[0], name), before, after)
                                for (label, before), (_, after) in zip(middle, large)]

        if self.options.only.lower() in 'openpgp 100':
            home = GnupgHome(self.work, self.options.pgp_key)
            self.rows += self.held_by(home, everyone, ['--pgp', home.fingerprint], ', OpenPGP')
        if self.options.only.lower() in 'kms 100':
            service = KeyService(self.work)
            self.rows += self.held_by(service, everyone, ['--kms', service.key], ', AWS KMS')

    def held_by(self, holder, programs, keys, note):
        """A small file for a key that somebody else holds; that one is closed."""
        try:
            return self.verbs('YAML', SMALL, [holder.known_to(program) for program in programs], self.options.n, keys, note)
        finally:
            holder.close()

    def report(self):
        print('%s beside %s; %d cores, %s; medians of %d runs, %d of large files, 1 where it takes more than %.0f seconds.\n' % (
            ' and '.join(ours.name for ours in self.ours), self.reference.version(self.work).split(' (')[0],
            os.cpu_count() or 0, os.uname().machine, self.options.n, self.few, SLOW))
        print('\n\n'.join(table(self.rows, self.reference, ours) for ours in self.ours))
        if self.growth:
            print('\n' + '\n\n'.join(growth(self.growth, ours) for ours in self.ours))


def main():
    options = arguments()
    work = tempfile.mkdtemp(prefix='sops4j-bench-')
    try:
        comparison = Comparison(options, work)
        comparison.run()
        comparison.report()
        return 0
    except (Failed, OSError) as e:
        print('bench: %s' % e, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == '__main__':
    sys.exit(main())
