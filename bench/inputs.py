"""Files that are measured with, and what is done to them."""
import filecmp
import os
import random
import string

from program import Failed

SEED = 20260101


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
        self.name, self.values = name, values
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

    def commands(self):
        """Other commands that are measured with such a file, for one format each."""
        if self.values == 50_000 and self.name == 'YAML':
            return [('set in', ['set', self.encrypted, '["service_0007"]["group_07"]["k07"]', '"another value"'])]
        if self.values == 100 and self.name == 'dotenv':
            return [('`exec-env … true`,', ['exec-env', self.encrypted, 'true'])]
        return []

    def remove(self):
        for path in (self.plain, self.encrypted, self.again, self.output):
            if os.path.exists(path):
                os.remove(path)
