import { z } from 'zod';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import { openGathering } from '../../platform/process-bus/gathering.ts';
import { namedUse } from './named-use.ts';
import type { NamedUse } from './named-use.ts';
import type { OwnRelay } from './own-relay.ts';

const answer = z.object({ use: namedUse.optional(), ended: z.number().int().min(0).optional() });
const question = z.object({ end: z.string().optional() });

/** The relays of all processes. */
export interface RelayGroup extends AsyncDisposable {
  /** Of each relay that answers. */
  use(): Promise<readonly NamedUse[]>;
  /** Everywhere. @returns how many allocations */
  end(userId: string): Promise<number>;
}

/** @param own absent where this process has no relay, and nothing to answer */
export async function openRelayGroup(
  bus: ProcessBus,
  own: OwnRelay | undefined,
  onError: (error: unknown) => void,
): Promise<RelayGroup> {
  const gathering = await openGathering(bus, {
    ...{ name: 'relays', question, answer, onError },
    answerTo: own && (({ end }: z.output<typeof question>) => answerOf(own, end)),
  });
  return {
    async use() {
      const { answers } = await gathering.ask({});
      return answers.flatMap(({ use }) => use ?? []);
    },
    async end(userId) {
      const { answers } = await gathering.ask({ end: userId });
      return answers.reduce((sum, { ended = 0 }) => sum + ended, 0);
    },
    [Symbol.asyncDispose]: () => gathering[Symbol.asyncDispose](),
  };
}

async function answerOf(own: OwnRelay, end: string | undefined): Promise<z.output<typeof answer>> {
  return end === undefined ? { use: await own.use() } : { ended: await own.end(end) };
}
