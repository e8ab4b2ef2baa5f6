import type { FastifyInstance } from 'fastify';
import type { Phones } from './phones.ts';
import type { Trunks } from './trunks.ts';
import type { Listening } from './user-agent.ts';

export interface PhoneShown {
  readonly trunks: Trunks;
  readonly phones: Phones;
  readonly listening: Listening['addresses'];
}

/** The ways to the phone network, and how many phones are in calls by this process. */
export function phoneControl(
  app: FastifyInstance,
  { trunks, phones, listening }: PhoneShown,
): void {
  app.get('/phone', async () => ({
    ...{ listening, lines: phones.size },
    ...{ trunks: trunks.describe(), isDefault: trunks.isDefault, routes: trunks.routes },
  }));
}
