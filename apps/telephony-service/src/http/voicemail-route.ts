import { Readable } from 'node:stream';
import { addressKey, askerOf } from '@switchboard/app-server';
import type { Identify } from '@switchboard/app-server';
import { can } from '@switchboard/identity';
import { isPlatformError, statusOfCategory } from '@switchboard/kernel';
import { apiError } from '@switchboard/telephony-api';
import type { Limits } from '@switchboard/rpc';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VoicemailFile } from '../voicemail/voicemail-parts.ts';

const CALL_ID = /^cal_[a-z0-9]{1,60}$/;

export interface VoicemailParts {
  readonly identify: Identify;
  readonly limits: Limits;
  readonly openVoicemail: (callId: string) => Promise<VoicemailFile | undefined>;
}

/** The sound of a message, whole or by a range, for whoever may use the inbox. */
export function voicemailRoute(app: FastifyInstance, parts: VoicemailParts): void {
  app.get<{ Params: { callId: string } }>('/voicemail/:callId', async (request, reply) => {
    try {
      await admit(request, parts);
      const { callId } = request.params;
      const file = CALL_ID.test(callId) ? await parts.openVoicemail(callId) : undefined;
      if (!file) throw apiError('voicemail-not-found', 'There is no such voicemail.');
      return await send(file, request, reply);
    } catch (error) {
      if (!isPlatformError(error)) throw error;
      if (error.code === 'session-ended') reply.header('x-session-ended', '1');
      return reply.code(statusOfCategory[error.category]).send({ code: error.code });
    }
  });
}

async function admit(request: FastifyRequest, { identify, limits }: VoicemailParts): Promise<void> {
  await limits.take('request-per-address', addressKey(request.ip));
  const actor = await identify(askerOf(request.headers, request.id));
  if (!can(actor.role, 'inbox.use'))
    throw apiError('not-allowed', 'Your role does not allow this.');
  await limits.take('request-per-person', actor.id);
}

function send(
  { bytes, read }: VoicemailFile,
  { headers: { range } }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  void reply.type('audio/wav').header('accept-ranges', 'bytes');
  const [first, last] = range === undefined ? [0, bytes - 1] : (rangeOf(range, bytes) ?? []);
  if (first === undefined || last === undefined)
    return reply.code(416).header('content-range', `bytes */${bytes}`).send();
  if (range !== undefined)
    void reply.code(206).header('content-range', `bytes ${first}-${last}/${bytes}`);
  return reply.header('content-length', last - first + 1).send(Readable.from(read(first, last)));
}

/** One range, as players ask for it. @returns its first and last byte */
function rangeOf(header: string, size: number): readonly [number, number] | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? [first, last] : undefined;
}
