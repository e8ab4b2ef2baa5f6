import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../../platform/wire/body.ts';
import { WireError } from '../../platform/wire/errors.ts';
import type { Ladders } from './ladders.ts';
import type { Phones } from './phones.ts';
import type { Trunks } from './trunks.ts';
import type { Listening } from './user-agent.ts';

const ladderParams = z.object({ id: z.guid() });

export interface PhoneShown {
  readonly trunks: Trunks;
  readonly phones: Phones;
  readonly ladders: Ladders;
  readonly listening: Listening['addresses'];
  readonly agent: Listening['agent'];
}

/** The ways to the phone network, and how many phones are in calls by this process. */
export function phoneControl(
  app: FastifyInstance,
  { trunks, phones, ladders, listening, agent }: PhoneShown,
): void {
  app.get('/phone', async () => ({
    ...{ listening, lines: phones.size, associations: agent.associations },
    ...{ trunks: trunks.describe(), isDefault: trunks.isDefault, routes: trunks.routes },
  }));

  app.get('/phone/ladders', async () => ({ value: ladders.list() }));

  app.get('/phone/ladders/:id', async (request) => {
    const { id } = read(ladderParams, request.params);
    const ladder = ladders.find(id);
    if (!ladder) throw new WireError(404, 'NotFound', 'There is no such call, or no longer.');
    return ladder;
  });
}
