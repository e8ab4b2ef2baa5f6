import type { FastifyInstance } from 'fastify';
import { sipPatchBody } from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { ok } from '../../platform/wire/operation.ts';
import { patched } from './configuration.ts';
import type { SipConfiguration } from './configuration.ts';
import { sipOperations } from './operations.ts';
import type { SipStore } from './store.ts';

export function sipRoutes(
  app: FastifyInstance,
  gate: Gate,
  store: SipStore,
  onChanged: () => void,
): void {
  mountKeyOperations(app, gate, sipOperations, {
    async get() {
      return ok(presented(await store.get()));
    },

    async update({ body }) {
      const patch = read(sipPatchBody, body ?? {});
      const after = await store.update((before) => patched(before, patch));
      onChanged();
      return ok(presented(after));
    },
  });
}

function presented({ trunks, routes }: SipConfiguration): SipConfiguration {
  return { trunks, routes };
}
