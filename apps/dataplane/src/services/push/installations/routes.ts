import { installationId, registration } from '@switchboard/push';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '@switchboard/kernel';
import { read } from '../../../platform/wire/body.ts';
import { invalid, WireError } from '../../../platform/wire/errors.ts';
import { mountUserOperations } from '../../../platform/wire/mount.ts';
import type { Gate } from '../../../platform/wire/mount.ts';
import { created, noContent, ok } from '../../../platform/wire/operation.ts';
import type { RingStore } from '../ringing/ring-store.ts';
import { isAllowedTarget } from './allowed-address.ts';
import type { InstallationStore } from './installation-store.ts';
import { pushOperations } from './operations.ts';

export interface InstallationRoutesDeps {
  readonly installations: InstallationStore;
  readonly rings: RingStore;
  readonly clock: Clock;
  /** Which push services there are to send by. */
  readonly services: ReadonlySet<string>;
  readonly allowedHosts: readonly string[];
  readonly maxPerPerson: number;
  /** What browsers subscribe with. */
  readonly vapidPublicKey: string | undefined;
}

const muting = z.strictObject({ muted: z.boolean() });

/** What apps do: everybody for themselves. */
export function installationRoutes(
  app: FastifyInstance,
  gate: Gate,
  deps: InstallationRoutesDeps,
): void {
  const { installations, rings, clock, maxPerPerson: max } = deps;
  app.get('/push/services', async () => ({
    services: [...deps.services],
    ...(deps.vapidPublicKey !== undefined && { vapidPublicKey: deps.vapidPublicKey }),
  }));
  mountUserOperations(app, gate, pushOperations, {
    async register({ params, body, caller }) {
      const id = idOf(params);
      const asked = read(registration, body);
      assertReachable(asked.target, deps);
      const limits = { nowMs: clock.now(), max };
      const { installation, isNew } = await installations.register(
        caller.userId,
        id,
        asked,
        limits,
      );
      return isNew ? created(installation) : ok(installation);
    },
    async list({ caller }) {
      return ok({ value: await installations.list(caller.userId, clock.now()) });
    },
    async remove({ params, caller }) {
      await installations.remove(caller.userId, idOf(params));
      return noContent;
    },
    async mute({ params, body, caller }) {
      const { muted } = read(muting, body);
      await installations.mute(caller.userId, params['thread']!, muted);
      return noContent;
    },
    async callState({ params, caller }) {
      const state = await rings.stateOf(params['call']!, caller.userId, clock.now());
      return ok({ state });
    },
  });
}

function idOf(params: Readonly<Record<string, string>>): string {
  const parsed = installationId.safeParse(params['installation']?.toLowerCase());
  if (!parsed.success) throw invalid('The id of an installation is a UUID.', 'installation');
  return parsed.data;
}

/** @throws WireError */
function assertReachable(
  target: z.output<typeof registration>['target'],
  { services, allowedHosts }: InstallationRoutesDeps,
): void {
  if (!services.has(target.service)) {
    throw new WireError(
      409,
      'PushServiceNotConfigured',
      'This service sends nothing by that push service.',
      { target: 'target.service' },
    );
  }
  if (!isAllowedTarget(target, allowedHosts)) {
    throw new WireError(400, 'PushAddressRefused', 'The address is none of a known push service.', {
      target: 'target',
    });
  }
}
