import { readFile } from 'node:fs/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Scope } from '@switchboard/kernel';
import { credentialFiles } from '@switchboard/push-lab';

/** This process trusts the push services of a lab, as long as the scope lasts. */
export async function trustLab(scope: Scope, stateFolder: string): Promise<void> {
  const trusted = getCACertificates('default');
  const authority = await readFile(credentialFiles(stateFolder).authority, 'utf8');
  setDefaultCACertificates([...trusted, authority]);
  scope.add(() => setDefaultCACertificates(trusted));
}
