import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { credentialFiles, PushLabApi, startPushLab } from '@switchboard/push-lab';
import type { PushLab } from '@switchboard/push-lab';
import { pushAccountOf, pushEnvironmentOf } from '@switchboard/stack';
import type { Environment } from '@switchboard/stack';

/** A push lab of one test, and how a data plane in this process sends by it. */
export interface OpenPushLab extends AsyncDisposable {
  readonly lab: PushLab;
  readonly api: PushLabApi;
  readonly environment: Environment;
}

export async function openPushLab(clock?: Clock): Promise<OpenPushLab> {
  const scope = new Scope();
  const stateFolder = await mkdtemp(join(tmpdir(), 'switchboard-push-lab-'));
  scope.add(() => rm(stateFolder, { recursive: true, force: true }));
  const secret = (name: string): string => `of this test: ${name}`;
  const { wnsSecret, vapid } = pushAccountOf({ secret });
  const lab = scope.use(
    await startPushLab(
      {
        ...{ host: 'localhost', port: 0, servicesPort: 0, stateFolder, wnsSecret, hasDesk: false },
        vapidPublicKey: vapid.publicKey,
      },
      { ...(clock && { clock }) },
    ),
  );
  const trusted = getCACertificates('default');
  const authority = await readFile(credentialFiles(stateFolder).authority, 'utf8');
  setDefaultCACertificates([...trusted, authority]);
  scope.add(() => setDefaultCACertificates(trusted));
  const { port } = new URL(lab.services);
  const ports = { 'push-lab': { http: 0, services: Number(port) } };
  return {
    lab,
    api: new PushLabApi(lab.http),
    environment: pushEnvironmentOf({ ports, secret }, stateFolder),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}
