import { randomUUID } from 'node:crypto';
import { systemClock } from '@switchboard/kernel';
import { z } from 'zod';
import { every } from '../../platform/clock/every.ts';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import { topic } from '../../platform/process-bus/topic.ts';
import { namedUse } from './named-use.ts';
import type { NamedUse } from './named-use.ts';
import type { OwnRelay } from './own-relay.ts';

const answer = z.object({ use: namedUse.optional(), ended: z.number().int().min(0).optional() });
const asked = topic(
  'relay-asked',
  z.object({ id: z.string(), from: z.string(), end: z.string().optional() }),
);
const answered = topic('relay-answered', answer.extend({ id: z.string() }));

type Answer = z.output<typeof answer>;

/** Where relays of ours are entered. */
const RELAYS = 'relays';
/** Well before an entry is forgotten. */
const RENEW_MS = 12 * 3_600_000;
/** Who says nothing for so long is left out. */
const WITHIN_MS = 1_000;

/** The relays of all processes. */
export interface RelayGroup extends AsyncDisposable {
  /** Of each relay that answers. */
  use(): Promise<readonly NamedUse[]>;
  /** Everywhere. @returns how many allocations */
  end(userId: string): Promise<number>;
}

interface Waiting {
  readonly answers: Answer[];
  readonly missing: number;
  readonly complete: () => void;
}

/** @param own absent where this process has no relay, and nothing to answer */
export async function openRelayGroup(
  bus: ProcessBus,
  own: OwnRelay | undefined,
  onError: (error: unknown) => void,
): Promise<RelayGroup> {
  const waiting = new Map<string, Waiting>();
  const hearing = [
    bus.subscribe(answered, ({ id, ...one }) => receive(waiting.get(id), one)),
    ...(own ? [answerFor(bus, own, onError)] : []),
  ];
  const enter = () => bus.directory.enter(RELAYS, bus.self);
  const renewing = own && every(systemClock, RENEW_MS, enter, onError);
  if (own) await enter();
  const ask = async (question: { readonly end?: string }): Promise<readonly Answer[]> => {
    const places = (await bus.directory.find([RELAYS])).get(RELAYS) ?? [];
    const id = randomUUID();
    const answers: Answer[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    using _deadline = systemClock.after(WITHIN_MS, resolve);
    waiting.set(id, { answers, missing: places.length, complete: resolve });
    bus.publish(asked, { id, from: bus.self, ...question });
    if (places.length > 0) await promise;
    waiting.delete(id);
    return answers;
  };
  return {
    use: async () => (await ask({})).flatMap(({ use }) => use ?? []),
    async end(userId) {
      const answers = await ask({ end: userId });
      return answers.reduce((sum, { ended = 0 }) => sum + ended, 0);
    },
    async [Symbol.asyncDispose]() {
      for (const subscription of hearing) subscription[Symbol.dispose]();
      await renewing?.[Symbol.asyncDispose]();
      if (own) await bus.directory.leave(RELAYS, bus.self).catch(onError);
    },
  };
}

function receive(waiting: Waiting | undefined, one: Answer): void {
  if (!waiting) return;
  waiting.answers.push(one);
  if (waiting.answers.length >= waiting.missing) waiting.complete();
}

function answerFor(bus: ProcessBus, own: OwnRelay, onError: (error: unknown) => void): Disposable {
  const find = async (end: string | undefined): Promise<Answer> =>
    end === undefined ? { use: await own.use() } : { ended: await own.end(end) };
  return bus.subscribe(asked, ({ id, from, end }) => {
    find(end)
      .then((found) => bus.send(from, answered, { id, ...found }))
      .catch(onError);
  });
}
