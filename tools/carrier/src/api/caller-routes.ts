import type { FastifyInstance } from 'fastify';
import { script } from '../callers/script.ts';
import { carrierError } from '../carrier-errors.ts';
import { read } from '../http/read.ts';
import type { Network } from '../network/network.ts';
import { callInPath, waiting } from './call-input.ts';

/** WAV files may be in it. */
const MAX_SCRIPT_BYTES = 6 * 1_024 * 1_024;

/** Scripts that operate a handset. */
export function callerRoutes(app: FastifyInstance, { handsets, callers }: Network): void {
  app.get('/callers', async () => ({ callers: callers.list().map(({ view }) => view) }));

  app.post('/callers', { bodyLimit: MAX_SCRIPT_BYTES }, async (request, reply) => {
    const wanted = read(script, request.body);
    handsets.open(wanted.phoneNumber);
    return reply.code(201).send(callers.start(wanted).view);
  });

  app.get('/callers/:id', async (request) => {
    const caller = callers.get(read(callInPath, request.params).id);
    await caller.endedWithin(read(waiting, request.query).waitMs);
    return caller.view;
  });

  app.get('/callers/:id/recording', async (request, reply) => {
    const { recording } = callers.get(read(callInPath, request.params).id);
    if (!recording) throw carrierError('no-such-recording', 'Nothing was recorded.');
    return reply.type('audio/wav').send(Buffer.from(recording));
  });

  app.delete('/callers/:id', async (request, reply) => {
    callers.get(read(callInPath, request.params).id)[Symbol.dispose]();
    return reply.code(204).send();
  });
}
