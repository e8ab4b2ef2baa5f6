import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpsConfig } from '../../config.ts';
import { ownFolder } from '@switchboard/storage';
import { isFresh, isIssuedBy, makeAuthority, makeLeaf } from './local-authority.ts';
import type { Certified } from './local-authority.ts';

export interface ServerCertificate extends Certified {
  /** What clients must trust; absent for a certificate of the operator's own. */
  readonly caFile?: string;
}

/**
 * The certificate HTTPS is served with: the operator's, or one of a local authority that is made on
 * first use and kept. A leaf that is about to expire is made anew; the authority, once trusted, stays.
 */
export async function loadCertificate(
  files: HttpsConfig['files'],
  folder: string,
  nowMs: number,
): Promise<ServerCertificate> {
  if (files) {
    const [cert, key] = await Promise.all([
      readFile(files.cert, 'utf8'),
      readFile(files.key, 'utf8'),
    ]);
    return { cert, key };
  }
  await ownFolder(folder);
  const stored = await readPair(folder, 'ca');
  const reusable = stored && isFresh(stored.cert, nowMs);
  const authority = reusable ? stored : await store(folder, 'ca', makeAuthority(nowMs));
  const leaf = await leafOf(authority, folder, nowMs);
  return { ...leaf, caFile: join(folder, 'ca.pem') };
}

async function leafOf(authority: Certified, folder: string, nowMs: number): Promise<Certified> {
  const leaf = await readPair(folder, 'localhost');
  if (leaf && isFresh(leaf.cert, nowMs) && isIssuedBy(leaf.cert, authority.cert)) {
    return leaf;
  }
  return store(folder, 'localhost', makeLeaf(authority, nowMs));
}

async function readPair(folder: string, name: string): Promise<Certified | undefined> {
  const read = (extension: string) =>
    readFile(join(folder, `${name}${extension}`), 'utf8').catch(() => undefined);
  const [cert, key] = await Promise.all([read('.pem'), read('-key.pem')]);
  return cert && key ? { cert, key } : undefined;
}

/** The key first: a certificate without its key would pass for a pair after a crash in between. */
async function store(folder: string, name: string, pair: Certified): Promise<Certified> {
  await replace(join(folder, `${name}-key.pem`), pair.key, 0o600);
  await replace(join(folder, `${name}.pem`), pair.cert, 0o644);
  return pair;
}

async function replace(file: string, text: string, mode: number): Promise<void> {
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, text, { mode });
  await rename(beside, file);
}
