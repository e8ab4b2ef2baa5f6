import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { jsonBody, read } from '../../platform/wire/body.ts';
import { sumUse } from './named-use.ts';
import type { RelayGroup } from './relay-group.ts';

const endInput = z.object({ userId: z.string().min(1).max(256) });

/**
 * Who uses relays, and ending what somebody holds. Relays that are not ours tell nothing and take no
 * orders: then it is said that nothing is known.
 *
 * @param group absent where relays are not ours
 */
export function relayControl(app: FastifyInstance, group: RelayGroup | undefined): void {
  app.get('/relay/use', async () => ({
    known: group !== undefined,
    ...sumUse((await group?.use()) ?? []),
  }));

  app.post('/relay/end', async (request) => {
    const { userId } = read(endInput, jsonBody(request));
    return { known: group !== undefined, ended: (await group?.end(userId)) ?? 0 };
  });
}
