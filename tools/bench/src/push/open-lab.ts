import type { Scope } from '@switchboard/kernel';
import { PushLabApi, startPushLab } from '@switchboard/push-lab';
import { pushAccountOf, pushEnvironmentOf } from '@switchboard/stack';
import type { Environment } from '@switchboard/stack';
import { stateFolder } from '../data-plane.ts';
import { trustLab } from './trust-lab.ts';
import { watchRings } from './watch-rings.ts';
import type { Rings } from './watch-rings.ts';

/** Push services that are played in this process, and devices without a desk. */
export interface Lab {
  readonly api: PushLabApi;
  readonly services: string;
  readonly rings: Rings;
  /** Of a data plane that sends by them. */
  readonly environment: Environment;
  readonly wnsSecret: string;
}

export async function openLab(scope: Scope): Promise<Lab> {
  const folder = await stateFolder(scope);
  const secret = (name: string): string => `of a benchmark: ${name}`;
  const { wnsSecret, vapid } = pushAccountOf({ secret });
  const lab = scope.use(
    await startPushLab({
      ...{ host: 'localhost', port: 0, servicesPort: 0, stateFolder: folder, wnsSecret },
      ...{ vapidPublicKey: vapid.publicKey, hasDesk: false },
    }),
  );
  await trustLab(scope, folder);
  const ports = { 'push-lab': { http: 0, services: Number(new URL(lab.services).port) } };
  return {
    ...{ api: new PushLabApi(lab.http), services: lab.services, wnsSecret },
    rings: scope.use(await watchRings(lab.http)),
    environment: pushEnvironmentOf({ ports, secret }, folder),
  };
}
