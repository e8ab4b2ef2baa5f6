import { codeOf } from '@switchboard/kernel';
import type { Handover, HandoverRequest } from '../handover/handover.ts';
import type { CallTools } from './call-tools.ts';
import { contextOf } from './contexts.ts';
import { stableUuid } from './stable-uuid.ts';

const RING_SECONDS = 25;

/**
 * Hands over by asking one named colleague into the call. Callbacks say whether they came.
 *
 * @param userId raw id of the colleague's communication identity; without one nobody comes
 */
export function createRingColleague(
  { client, answering }: Pick<CallTools, 'client' | 'answering'>,
  userId: string | undefined,
): Handover {
  const connectionOf = async (conversationId: string): Promise<string | null | undefined> =>
    (await client.botCall.findUnique({ where: { conversationId } }))?.connectionId;
  return {
    async request(request, signal) {
      const connectionId = await connectionOf(request.conversationId);
      if (!connectionId || userId === undefined) return 'nobody';
      const ring = { ...ringOf(request), userId };
      return answering.ring(connectionId, ring, signal).then(() => 'asked' as const, nobodyOrAgain);
    },
    // Whoever is gone takes the invitation along: the call ends for everybody.
    cancel: async () => undefined,
  };
}

function ringOf({ id, turn, summary, atMs }: HandoverRequest) {
  const name = summary.facts.find((fact) => fact.name === 'name')?.value;
  return {
    callerName: name ?? 'Reception',
    ...{ seconds: RING_SECONDS, operationContext: contextOf('person', turn), firstSentMs: atMs },
    requestId: stableUuid(`person ${id}`),
  };
}

function nobodyOrAgain(error: unknown): 'nobody' {
  const code = codeOf(error);
  if (code === 'call-over' || code === 'call-refused') return 'nobody';
  throw error;
}
