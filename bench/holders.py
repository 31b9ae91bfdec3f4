"""Who holds the keys of a measurement besides a file with an age identity."""
import json
import os
import re
import subprocess
import time
import urllib.request

from program import Failed, Program, find


class GnupgHome:
    """A GnuPG home with one key, and programs that know it: ours from its file, the real one by gpg and a running agent."""

    def __init__(self, work, key_file):
        self.folder = os.path.join(work, 'gnupg')
        os.mkdir(self.folder, 0o700)
        self.key_file = os.path.abspath(key_file)
        self.gpg('--import', self.key_file)
        listed = self.gpg('--list-keys', '--with-colons').splitlines()
        self.fingerprint = next(line.split(':')[9] for line in listed if line.startswith('fpr:'))

    def gpg(self, *args):
        done = subprocess.run(['gpg', '--homedir', self.folder, '--batch', '--quiet'] + list(args), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
        if done.returncode != 0:
            raise Failed('gpg %s: %s' % (' '.join(args), done.stderr))
        return done.stdout

    def known_to(self, program):
        env = dict(program.env, GNUPGHOME=self.folder)
        if program.ours:
            env['SOPS_PGP_KEY_FILE'] = self.key_file
        return Program(program.name, program.command, env, program.ours)

    def close(self):
        subprocess.run(['gpgconf', '--homedir', self.folder, '--kill', 'all'], check=False)


class KeyService:
    """A server of moto on this machine with one AWS KMS key, and programs that may use it and have no other key."""

    def __init__(self, work):
        log = os.path.join(work, 'moto.log')
        with open(log, 'wb') as out:
            self.server = subprocess.Popen([find('moto_server'), '-H', '127.0.0.1', '-p', '0'], stdin=subprocess.DEVNULL,
                                           stdout=out, stderr=out)
        try:
            self.address = self.told_in(log)
            self.key = self.created()
        except BaseException:
            self.close()
            raise

    def told_in(self, log):
        for _ in range(300):
            with open(log, encoding='utf-8', errors='replace') as f:
                told = re.search(r'Running on (http://127\.0\.0\.1:\d+)', f.read())
            if told:
                return told.group(1)
            if self.server.poll() is not None:
                break
            time.sleep(0.1)
        raise Failed('moto_server does not start, see ' + log)

    def created(self):
        scope = 'AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0'
        request = urllib.request.Request(self.address, b'{}', {
            'Authorization': scope, 'X-Amz-Target': 'TrentService.CreateKey', 'Content-Type': 'application/x-amz-json-1.1'})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request) as answer:
            return json.load(answer)['KeyMetadata']['Arn']

    def known_to(self, program):
        env = {name: value for name, value in program.env.items() if not name.startswith('SOPS_AGE')}
        env.update(AWS_ACCESS_KEY_ID='bench', AWS_SECRET_ACCESS_KEY='bench', AWS_REGION='us-east-1',
                   AWS_ENDPOINT_URL=self.address, AWS_EC2_METADATA_DISABLED='true')
        return Program(program.name, program.command, env, program.ours)

    def close(self):
        self.server.terminate()
        self.server.wait()
