import type { WebhookRequest, WebhookResponse } from '@switchboard/events';
import type { FastifyInstance } from 'fastify';

/** More than a delivery has. */
const BODY_LIMIT = 1_600_000;

interface Receiver {
  receive(request: WebhookRequest): Promise<WebhookResponse>;
}

/** Where events come in; the receiver is given the bytes as they came. */
export async function eventsRoute(app: FastifyInstance, receiver: Receiver): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: ['POST', 'OPTIONS'],
      url: '/events',
      bodyLimit: BODY_LIMIT,
      async handler({ method, headers, body }, reply) {
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const answer = await receiver.receive({ method, headers, body: bytes });
        return reply.code(answer.status).headers(answer.headers).send(answer.body);
      },
    });
  });
}
