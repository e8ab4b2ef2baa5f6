import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCertificate } from './certificates.ts';

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 0, 1);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-tls-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('loadCertificate', () => {
  it('makes an authority and a leaf for localhost, with keys only the owner reads', async () => {
    const { cert, caFile } = await loadCertificate(undefined, folder, now);
    const leaf = new X509Certificate(cert);
    const ca = new X509Certificate(await readFile(caFile!));
    expect(leaf.checkIssued(ca) && leaf.verify(ca.publicKey)).toBe(true);
    expect(leaf.checkHost('localhost')).toBe('localhost');
    expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(leaf.checkIP('::1')).toBe('::1');
    for (const name of ['ca-key.pem', 'localhost-key.pem']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it('keeps both until the leaf is about to expire, and then the authority still', async () => {
    const first = await loadCertificate(undefined, folder, now);
    const ca = await readFile(first.caFile!, 'utf8');
    expect(await loadCertificate(undefined, folder, now + 300 * DAY_MS)).toEqual(first);
    const renewed = await loadCertificate(undefined, folder, now + 340 * DAY_MS);
    expect(renewed.cert).not.toBe(first.cert);
    expect(await readFile(renewed.caFile!, 'utf8')).toBe(ca);
  });

  it('takes the files it is given', async () => {
    const made = await loadCertificate(undefined, folder, now);
    const files = { cert: join(folder, 'localhost.pem'), key: join(folder, 'localhost-key.pem') };
    expect(await loadCertificate(files, folder, now)).toEqual({ cert: made.cert, key: made.key });
  });
});
