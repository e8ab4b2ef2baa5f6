import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export const hasOpenssl = existsSync('/usr/bin/openssl');

/** A certificate for `localhost`, names of this machine and 127.0.0.1 that is its own authority. */
export function makeCertificate(...names: readonly string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-sip-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const all = ['localhost', ...names].map((name) => `DNS:${name}`).join(',');
    const subject = ['-subj', '/CN=localhost', '-addext', `subjectAltName=${all},IP:127.0.0.1`];
    const files = ['-keyout', key, '-out', cert];
    execFileSync('/usr/bin/openssl', ['req', '-x509', ...curve, ...subject, ...files], {
      stdio: 'ignore',
    });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
