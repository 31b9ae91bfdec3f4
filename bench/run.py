#!/usr/bin/env python3
"""Compares time and memory of sops4j with the real sops, on the same files, in turn.

    run.py [--sops PROGRAM] [--reference PROGRAM] [--java-home DIR]... [-n RUNS] [--only WORD] [--large]

Makes its inputs, checks that both programs agree on them, then measures; prints Markdown. README.md says how to read
it. Python 3.8 or newer on Linux or macOS, standard library only. Exit status 1 when outputs differ.
"""
import argparse
import filecmp
import os
import random
import shutil
import statistics
import string
import subprocess
import sys
import tempfile
import time

from holders import GnupgHome, KeyService
from program import Failed, Program, find

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SEED = 20260101
SMALL, MIDDLE, LARGE = 100, 50_000, 500_000
BINARY_BYTES = 8_000_000
SLOW = 5.0  # seconds; a program that needs more for a case runs it once


# ---------------------------------------------------------------- inputs

def texts(values):
    """As many strings, the same for the same number; none looks like a number."""
    rng = random.Random(SEED + values)
    alphabet = string.ascii_letters + string.digits
    for _ in range(values):
        yield rng.choice('ghjkqrsuvwxz') + ''.join(rng.choices(alphabet, k=rng.randint(31, 37)))


def yaml(out, values):
    """Maps three levels deep, about 49 bytes for each value."""
    for i, text in enumerate(texts(values)):
        if i % 1000 == 0:
            out.write('service_%04d:\n' % (i // 1000))
        if i % 20 == 0:
            out.write('    group_%02d:\n' % (i // 20 % 50))
        out.write('        k%02d: %s\n' % (i % 20, text))


def json(out, values):
    """The same maps, as sops prints them."""
    out.write('{')
    for i, text in enumerate(texts(values)):
        if i % 1000 == 0:
            out.write('%s\n\t"service_%04d": {' % ('\n\t\t}\n\t},' if i else '', i // 1000))
        if i % 20 == 0:
            out.write('%s\n\t\t"group_%02d": {' % ('\n\t\t},' if i % 1000 else '', i // 20 % 50))
        out.write('%s\n\t\t\t"k%02d": "%s"' % (',' if i % 20 else '', i % 20, text))
    out.write('\n\t\t}\n\t}\n}\n')


def wide_json(out, values):
    """Maps of 10,000; the time of sops grows with the square of that."""
    out.write('{')
    for i, text in enumerate(texts(values)):
        if i % 10_000 == 0:
            out.write('%s\n\t"section_%02d": {' % ('\n\t},' if i else '', i // 10_000))
        out.write('%s\n\t\t"k%06d": "%s"' % (',' if i % 10_000 else '', i, text))
    out.write('\n\t}\n}\n')


def dotenv(out, values):
    for i, text in enumerate(texts(values)):
        out.write('NAME_%06d=%s\n' % (i, text))


def ini(out, values):
    for i, text in enumerate(texts(values)):
        if i % 1000 == 0:
            out.write('%s[service_%04d]\n' % ('\n' if i else '', i // 1000))
        out.write('k%06d = %s\n' % (i, text))


def binary(out, values):
    """Any bytes below 128: as many as asked for, not values."""
    out.write(random.Random(SEED).getrandbits(8 * values).to_bytes(values, 'big').translate(bytes(range(128)) * 2).decode('ascii'))


FORMATS = {'YAML': (yaml, '.yaml'), 'JSON': (json, '.json'), 'wide JSON': (wide_json, '.json'), 'dotenv': (dotenv, '.env'),
           'INI': (ini, '.ini'), 'binary': (binary, '.bin')}


class Inputs:
    """A plain file, what the first program made of it, and a first run of each program in both directions."""

    def __init__(self, work, name, values, keys, programs):
        write, extension = FORMATS[name]
        self.label = '%s, %s' % (name, '%d MB' % (values // 10**6) if name == 'binary' else '%s values' % f'{values:,}')
        self.plain, self.encrypted, self.again, self.output = (
            os.path.join(work, '%d%s%s' % (values, part, extension)) for part in ('', '.enc', '.again', '.out'))
        self.encrypt = ['encrypt'] + keys + [self.plain]
        self.decrypt = ['decrypt', self.encrypted]
        with open(self.plain, 'w', encoding='ascii', newline='') as out:
            write(out, values)
        self.first = {'encrypt': {}, 'decrypt': {}}
        self.agree(programs)

    def agree(self, programs):
        """All decrypt the same file to the plain one; the first program does that with what the others encrypt."""
        first = programs[0]
        self.first['encrypt'][first.name] = first.run(self.encrypt, self.encrypted)
        for program in programs:
            self.first['decrypt'][program.name] = program.run(self.decrypt, self.output)
            self.check('decrypted by ' + program.name)
        for program in programs[1:]:
            self.first['encrypt'][program.name] = program.run(self.encrypt, self.again)
            first.run(['decrypt', self.again], self.output)
            self.check('encrypted by %s, decrypted by %s' % (program.name, first.name))

    def check(self, how):
        if not filecmp.cmp(self.plain, self.output, shallow=False):
            raise Failed('%s, %s: differs from the plain file' % (self.label, how))

    def remove(self):
        for path in (self.plain, self.encrypted, self.again, self.output):
            if os.path.exists(path):
                os.remove(path)


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
    return '%.0f ms' % (seconds * 1000) if seconds < 1 else '%.2f s' % seconds


def table(rows, reference, ours):
    lines = ['| | %s | %s | ratio | memory | memory, sops4j |' % (reference.name, ours.name),
             '|---|---:|---:|---:|---:|---:|']
    for label, medians in rows:
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


def our_programs(options, env, work):
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
        self.ours = our_programs(options, env, work)
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
        inputs.remove()
        return taken

    def run(self):
        everyone = [self.reference] + self.ours
        cases = [('YAML', SMALL)] + [(name, MIDDLE) for name in FORMATS if name != 'binary'] + [('binary', BINARY_BYTES)]
        for name, values in cases:
            if self.options.only.lower() not in ('%s %d' % (name, values)).lower():
                continue
            middle = self.verbs(name, values, everyone, self.options.n if values == SMALL else self.few)
            self.rows += middle
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
