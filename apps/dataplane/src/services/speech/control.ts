import type { Clock } from '@switchboard/kernel';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { dateOf, dayOf } from '../../platform/clock/day.ts';
import { read } from '../../platform/wire/body.ts';
import { KEPT_DAYS } from './retention.ts';
import type { UseCounter } from './use-counter.ts';
import type { UseStore } from './use-store.ts';

const useQuery = z.object({ days: z.coerce.number().int().min(1).max(KEPT_DAYS).default(30) });

export interface SpeechControl {
  readonly clock: Clock;
  readonly store: UseStore;
  readonly counter: Pick<UseCounter, 'write'>;
}

/** How much is spoken and listened to, for who looks after it: no words, and not whose. */
export function speechControl(
  app: FastifyInstance,
  { clock, store, counter }: SpeechControl,
): void {
  app.get('/speech/use', async (request) => {
    const { days } = read(useQuery, request.query);
    // What this process has counted is in it at once.
    await counter.write();
    const today = dayOf(clock.now());
    const rows = await store.list(today - days + 1, today);
    return {
      today: dateOf(today),
      value: rows.map(({ day, provider, characters, heardMs, requests, failures }) => ({
        ...{ date: dateOf(day), provider, characters, seconds: heardMs / 1_000 },
        ...{ requests, failures },
      })),
    };
  });
}
