import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { Limits } from '../../platform/limits/limits.ts';
import type { Caller } from '../../platform/wire/caller.ts';
import { forbidden } from '../../platform/wire/errors.ts';
import { connectParameters } from './handshake.ts';
import type { Handshakes } from './handshake.ts';
import { Polls } from './polls.ts';
import { CONNECTION_TTL_S } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface RouteDeps {
  readonly authenticate: (token: string) => Promise<Caller>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly handshakes: Handshakes;
  readonly sessions: Sessions;
  readonly publicUrl: (request: FastifyRequest) => string;
}

/** Seconds without a frame after which the client gives a connection up. */
const CLIENT_TIMEOUT_S = 70;
const ENDPOINT_ID = z.string().regex(/^[\w-]{1,64}$/);
const connectQuery = z.object({
  epid: ENDPOINT_ID,
  sr: z.string().max(64).optional(),
});
const registration = z.object({
  registrationId: ENDPOINT_ID,
  transports: z.object({ TROUTER: z.array(z.object({ ttl: z.number().positive() })).min(1) }),
});

const CHAT_SCOPES: readonly string[] = ['chat', 'chat.join', 'chat.join.limited'];

/** What faults and the inspector call a route. */
const named = (operation: string) => ({ config: { operation } });

type Identify = (request: FastifyRequest) => Promise<Caller>;

/**
 * The HTTP half of the realtime channel, in the order a client uses it: allocation, handshake, long
 * polls where there is no WebSocket, registration. Anything but success makes the client back off
 * and start again, so errors are plain status codes.
 */
export function realtimeRoutes(app: FastifyInstance, deps: RouteDeps): void {
  /** Messages come over the channel: a token that reads none over REST reads none here. */
  const identify: Identify = async (request) => {
    const token = request.headers['x-skypetoken'];
    const who = await deps.authenticate(typeof token === 'string' ? token : '');
    if (!who.scopes.some((scope) => CHAT_SCOPES.includes(scope))) throw forbidden();
    await deps.limits.consume(request.routeOptions.config.operation ?? '', { user: who.userId });
    return who;
  };
  connectRoutes(app, deps, identify);
  pollRoutes(app, deps);
  registrationRoutes(app, deps, identify);
}

function connectRoutes(
  app: FastifyInstance,
  { clock, handshakes, publicUrl, sessions }: RouteDeps,
  identify: Identify,
): void {
  app.post('/v4/a', named('Realtime_Allocate'), async (request, reply) => {
    const who = await identify(request);
    const query = connectQuery.safeParse(request.query);
    if (!query.success) return reply.code(400).send();
    const session = sessions.open(who, query.data.epid, query.data.sr);
    const base = publicUrl(request);
    return reply.type('application/json').send({
      socketio: `${base}/`,
      url: `${base}${session.path}`,
      surl: `${base}${session.path}`,
      connectparams: connectParameters(session, clock.now()),
      ttl: String(CONNECTION_TTL_S),
    });
  });

  app.get('/socket.io/1/', named('Realtime_Handshake'), async (request, reply) => {
    const who = await identify(request);
    const query = connectQuery.safeParse(request.query);
    if (!query.success) return reply.code(400).send();
    const socketId = handshakes.begin(sessions.open(who, query.data.epid, query.data.sr));
    const times = `${CLIENT_TIMEOUT_S}:${CLIENT_TIMEOUT_S}`;
    return reply.type('text/plain').send(`${socketId}:${times}:websocket,xhr-polling`);
  });
}

function pollRoutes(app: FastifyInstance, { clock, handshakes }: RouteDeps): void {
  const polls = new Polls(clock);
  app.get<{ Params: { socketId: string } }>(
    '/socket.io/1/xhr-polling/:socketId',
    named('Realtime_Poll'),
    async (request, reply) => {
      const { socketId } = request.params;
      const session = handshakes.take(socketId);
      const transport = session ? polls.start(socketId, session) : polls.find(socketId);
      if (!transport) return reply.code(404).send();
      return reply.type('text/plain; charset=UTF-8').send(await transport.poll());
    },
  );

  app.post<{ Params: { socketId: string } }>(
    '/socket.io/1/xhr-polling/:socketId',
    named('Realtime_Send'),
    async (request, reply) => {
      const transport = polls.find(request.params.socketId);
      if (!transport || typeof request.body !== 'string') return reply.code(404).send();
      transport.receive(request.body);
      return reply.type('text/plain').send('1');
    },
  );
}

function registrationRoutes(
  app: FastifyInstance,
  { sessions }: RouteDeps,
  identify: Identify,
): void {
  app.post('/v3/registrations', named('Realtime_Register'), async (request, reply) => {
    const who = await identify(request);
    const body = registration.safeParse(request.body);
    if (!body.success) return reply.code(400).send();
    const { registrationId, transports } = body.data;
    // The socket decides whether a client is there; the registration, how long it is waited for.
    sessions.find(who.userId, registrationId)?.register(transports.TROUTER[0]!.ttl * 1_000);
    return reply.code(202).send();
  });

  app.delete<{ Params: { id: string } }>(
    '/v3/registrations/:id',
    named('Realtime_Unregister'),
    async (request, reply) => {
      const who = await identify(request);
      const session = sessions.find(who.userId, request.params.id);
      if (session) sessions.remove(session);
      return reply.code(202).send();
    },
  );
}
