import { apiError } from '@switchboard/telephony-api';
import type { VoicemailService } from '@switchboard/telephony-api';
import type { TelephonyTools } from '../telephony-tools.ts';
import { greetingService } from './greeting-service.ts';

/** More are not counted. */
const MAX_COUNTED = 100;

export function createVoicemailService(
  tools: Pick<TelephonyTools, 'client' | 'transact' | 'clock'>,
): VoicemailService {
  const { client, transact, clock } = tools;
  return {
    async unheard() {
      const where = { state: 'kept', heardAt: null };
      return { count: await client.voicemail.count({ where, take: MAX_COUNTED }) };
    },
    mark: (actor, { callId, isHeard }) =>
      transact(async (tx) => {
        const where = { callId, state: 'kept' };
        if ((await tx.prisma.voicemail.count({ where })) === 0) throw notFound();
        const heard = isHeard
          ? { heardAt: new Date(clock.now()), heardById: actor.id }
          : { heardAt: null, heardById: null };
        // Who was first stays.
        const wanted = { ...where, ...(isHeard && { heardAt: null }) };
        await tx.prisma.voicemail.updateMany({ where: wanted, data: heard });
        tx.tell({ kind: 'call', id: callId });
      }),
    remove: ({ callId }) =>
      transact(async (tx) => {
        const where = { callId, state: 'kept' };
        if ((await tx.prisma.voicemail.deleteMany({ where })).count === 0) throw notFound();
        tx.tell({ kind: 'call', id: callId });
      }),
    ...greetingService(tools),
  };
}

const notFound = (): Error =>
  apiError('voicemail-not-found', 'There is no such voicemail, or somebody has deleted it.');
