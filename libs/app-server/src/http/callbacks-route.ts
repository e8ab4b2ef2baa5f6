import type { VerifyCallback } from '@switchboard/auth';
import { readCallbacks } from '@switchboard/events';
import type { CallCallback } from '@switchboard/events';
import { isPlatformError, statusOfCategory } from '@switchboard/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** More than a callback has. */
const BODY_LIMIT = 262_144;
const CALL_ID = /^cal_[a-z0-9]{1,60}$/;

export interface CallbackReceiver {
  readonly verify: VerifyCallback;
  readonly receive: (callId: string, callback: CallCallback) => Promise<void>;
}

/** Where a service tells what happens in calls that were answered here, signed by it. */
export async function callbacksRoute(
  app: FastifyInstance,
  { verify, receive }: CallbackReceiver,
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Params: { callId: string } }>(
      '/calls/:callId',
      { bodyLimit: BODY_LIMIT },
      async ({ params: { callId }, headers, body }, reply) => {
        const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
        if (token === undefined) return reply.code(401).send({ code: 'token-invalid' });
        try {
          await verify(token);
          const callbacks = readCallbacks(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
          if (!CALL_ID.test(callId)) return await reply.code(404).send(NOT_FOUND);
          for (const callback of callbacks) await receive(callId, callback);
        } catch (error) {
          return refuse(reply, error);
        }
        return reply.code(200).send({});
      },
    );
  });
}

const NOT_FOUND = { code: 'not-found' };

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  if (!isPlatformError(error)) throw error;
  return reply.code(statusOfCategory[error.category]).send({ code: error.code });
}
