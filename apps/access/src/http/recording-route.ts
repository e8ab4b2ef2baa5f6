import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { accessError } from '@switchboard/access-api';
import type { Actor, AuditService, Limits } from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';
import { can } from '@switchboard/identity';
import { isPlatformError, statusOfCategory } from '@switchboard/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../limits/address.ts';
import type { Admit } from '../people/admission.ts';
import type { Listening } from '../recordings/listening.ts';
import { sessionClaim } from '../sessions/session-claim.ts';

const RECORDING_ID = /^[\w-]{1,256}$/;
const RANGE = /^bytes=\d{1,15}-\d{0,15}$/;
const PASSED = ['content-type', 'content-length', 'content-range', 'accept-ranges'];
const ACTION = 'recordings.listen';

export interface RecordingParts {
  readonly admit: Admit;
  readonly limits: Limits;
  readonly audit: Pick<AuditService, 'record' | 'refused'>;
  readonly listening: Listening;
}

/** The sound of a recording, whole or by a range, for whoever may listen. */
export function recordingRoute(app: FastifyInstance, parts: RecordingParts): void {
  app.get<{ Params: { id: string } }>('/recordings/:id', async (request, reply) => {
    try {
      const actor = await allowed(request, parts);
      const { id } = request.params;
      if (!RECORDING_ID.test(id)) throw notThere();
      const { range } = request.headers;
      const asked = range !== undefined && RANGE.test(range) ? range : undefined;
      const origin = { actor, requestId: request.id };
      return await send(await parts.listening.open(origin, id, asked), reply);
    } catch (error) {
      return refuse(error, reply);
    }
  });
}

/** @throws PlatformError, after it was audited */
async function allowed(request: FastifyRequest, parts: RecordingParts): Promise<Actor> {
  const { limits, audit, admit } = parts;
  const { authorization } = request.headers;
  const address = addressKey(request.ip);
  const noted = { action: ACTION, requestId: request.id };
  await limits.take('request-per-address', address);
  const actor = await admit(authorization, sessionClaim(request.headers)).catch(
    async (error: unknown) => {
      const reason = isPlatformError(error) ? error.code : 'unknown';
      await audit.refused({ ...noted, address, reason });
      throw error;
    },
  );
  request.personId = actor.id;
  const refusal = refusalFor(actor);
  if (refusal) {
    await limits.take('audited-refusal-per-address', address);
    const refused = { outcome: 'refused', reason: refusal.code } as const;
    await audit.record({ ...noted, ...refused, actorId: actor.id });
    throw refusal;
  }
  await limits.take('request-per-person', actor.id);
  return actor;
}

function refusalFor({ erased, blocked, role }: Actor) {
  if (erased) return accessError('person-erased', 'This account no longer exists.');
  if (blocked) return accessError('person-blocked', 'This account is blocked.');
  if (can(role, 'recording.listen')) return undefined;
  return accessError('not-allowed', 'Your role does not allow this.');
}

function notThere(): Error {
  return accessError('recording-not-found', 'There is no such recording.');
}

function send({ status, headers, body }: Response, reply: FastifyReply): FastifyReply {
  for (const name of PASSED) {
    const value = headers.get(name);
    if (value !== null) void reply.header(name, value);
  }
  void reply.code(status);
  return body ? reply.send(Readable.fromWeb(body as ReadableStream)) : reply.send();
}

function refuse(error: unknown, reply: FastifyReply): FastifyReply {
  if (!isPlatformError(error)) throw error;
  if (error.code === 'session-ended') void reply.header('x-session-ended', '1');
  const status = refusalOf(error)?.status === 416 ? 416 : statusOfCategory[error.category];
  return reply.code(status).send({ code: error.code });
}
