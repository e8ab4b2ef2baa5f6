import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Limits } from '../limits/limits.ts';
import { assertApiVersion } from './api-version.ts';
import { parseJson } from './body.ts';
import type { Caller } from './caller.ts';
import { badRequest, forbidden, unauthorized } from './errors.ts';
import { verifySignature } from './hmac.ts';
import type { Answer, KeyHandler, Operation, OperationRequest, UserHandler } from './operation.ts';
import { takeRawBodies } from './raw-bodies.ts';
import { isStorable } from './text.ts';

/** Decides who may pass; shared by every service. */
export interface Gate {
  readonly keys: { readonly valid: readonly Uint8Array[] };
  readonly authenticate: (token: string) => Promise<Caller>;
  readonly limits: Limits;
  /** The machine's time, see `verifySignature`. */
  readonly machineTime: () => number;
}

type Handlers<Ops, Handler> = { readonly [Name in keyof Ops]: Handler };

/** Mounts the operations server SDKs call with an access key. */
export function mountKeyOperations<Ops extends Readonly<Record<string, Operation>>>(
  app: FastifyInstance,
  gate: Gate,
  operations: Ops,
  handlers: Handlers<Ops, KeyHandler>,
): void {
  takeRawBodies(app);
  for (const [name, operation] of Object.entries(operations)) {
    const handle = handlers[name as keyof Ops];
    route(app, operation, async (request, body) => {
      const { method, originalUrl: target, headers } = request;
      verifySignature({ method, target, headers, body }, gate.keys.valid, gate.machineTime());
      request.caller = 'key';
      await gate.limits.consume(operation.id, {});
      return handle(readRequest(request, body));
    });
  }
}

/** Mounts the operations people's clients call with a user token. */
export function mountUserOperations<Ops extends Readonly<Record<string, Operation>>>(
  app: FastifyInstance,
  gate: Gate,
  operations: Ops,
  handlers: Handlers<Ops, UserHandler>,
): void {
  takeRawBodies(app);
  for (const [name, operation] of Object.entries(operations)) {
    const handle = handlers[name as keyof Ops];
    route(app, operation, async (request, body) => {
      const caller = await gate.authenticate(bearer(request));
      request.caller = caller.userId;
      assertScope(operation, caller);
      const asked = readRequest(request, body);
      const thread = asked.params['thread'];
      await gate.limits.consume(operation.id, { user: caller.userId, thread });
      return handle({ ...asked, caller });
    });
  }
}

function route(
  app: FastifyInstance,
  operation: Operation,
  answer: (request: FastifyRequest, body: Buffer) => Promise<Answer>,
): void {
  app.route({
    method: operation.method,
    url: operation.path,
    config: { operation: operation.id },
    handler: async (request, reply) => {
      const { 'api-version': version } = request.query as Record<string, unknown>;
      assertApiVersion(version, request.url.split('?', 1)[0]!);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return send(reply, await answer(request, body));
    },
  });
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  void reply.code(answer.status).headers(answer.headers ?? {});
  if (answer.body === undefined) return reply.send();
  // Serialised here: a string body would go out as text.
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}

function readRequest(raw: FastifyRequest, body: Buffer): OperationRequest {
  const params = raw.params as Record<string, string>;
  const query = raw.query as Record<string, unknown>;
  if (!isStorable(params) || !isStorable(query)) throw badRequest('The address is malformed.');
  return { raw, params, query, body: parseJson(body, raw.headers['content-type']) };
}

function bearer(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw unauthorized();
  return token;
}

function assertScope(operation: Operation, caller: Caller): void {
  const { access } = operation;
  if (access === 'key' || !access.some((scope) => caller.scopes.includes(scope))) {
    throw forbidden();
  }
}
