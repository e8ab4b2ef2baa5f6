import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACCOUNT, credentialFiles } from '../account.ts';
import { makeAuthority, makeLeaf } from './certificates.ts';
import type { Certified } from './certificates.ts';

export interface Credentials {
  readonly leaf: Certified;
  readonly googleKey: KeyObject;
  readonly appleKey: KeyObject;
  /** What Google hands out says where its tokens are: on another port each time. */
  writeServiceAccount(tokenUrl: string): Promise<void>;
}

/** Makes the keys the first time; a certificate lives as long as a run. */
export async function openCredentials(stateFolder: string, nowMs: number): Promise<Credentials> {
  await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  const files = credentialFiles(stateFolder);
  const authority = await kept(join(stateFolder, 'authority-key.json'), () =>
    JSON.stringify(makeAuthority(nowMs)),
  ).then((text) => JSON.parse(text) as Certified);
  await writeFile(files.authority, authority.cert);
  const googleKey = await kept(join(stateFolder, 'google-key.pem'), () => privatePem('rsa'));
  const appleKey = await kept(files.apnsKey, () => privatePem('ec'));
  return {
    leaf: makeLeaf(authority, nowMs),
    googleKey: createPublicKey(googleKey),
    appleKey: createPublicKey(appleKey),
    writeServiceAccount: (tokenUrl) =>
      writeSecret(files.serviceAccount, JSON.stringify(serviceAccount(googleKey, tokenUrl))),
  };
}

function serviceAccount(privateKey: string, tokenUrl: string): object {
  return {
    type: 'service_account',
    project_id: ACCOUNT.projectId,
    client_email: ACCOUNT.clientEmail,
    private_key: privateKey,
    token_uri: tokenUrl,
  };
}

async function kept(file: string, make: () => string): Promise<string> {
  if (existsSync(file)) return readFile(file, 'utf8');
  const made = make();
  await writeSecret(file, made);
  return made;
}

function writeSecret(file: string, content: string): Promise<void> {
  return writeFile(file, content, { mode: 0o600 });
}

function privatePem(kind: 'rsa' | 'ec'): string {
  const { privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
