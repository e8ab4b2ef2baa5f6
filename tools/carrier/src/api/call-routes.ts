import type { FastifyInstance } from 'fastify';
import { carrierError } from '../carrier-errors.ts';
import { read, readNumber } from '../http/read.ts';
import type { Network } from '../network/network.ts';
import { callInPath, listed, newPhone } from './call-input.ts';

/** Calls in progress and those that ended, and which desk phones may register. */
export function callRoutes(app: FastifyInstance, network: Network): void {
  const { exchange, sip } = network;

  app.get('/calls', async () => ({ calls: exchange.calls, portsUsed: sip.portsUsed }));

  app.get('/calls/history', async (request) => ({
    calls: exchange.history(read(listed, request.query).limit),
  }));

  app.get('/calls/:id', async (request) => {
    const call = exchange.find(read(callInPath, request.params).id);
    if (!call) throw carrierError('no-such-call', 'There is no such call.');
    return call;
  });

  phoneRoutes(app, network);
}

function phoneRoutes(app: FastifyInstance, { handsets, phones, sip }: Network): void {
  app.get('/phones', async () => ({
    phones: phones.numbers.map((phoneNumber) => {
      const binding = sip.bindingOf(phoneNumber);
      return { phoneNumber, protocol: binding?.peer.protocol ?? null };
    }),
  }));

  app.post('/phones', async (request, reply) => {
    const { phoneNumber, secret } = read(newPhone, request.body);
    handsets.open(phoneNumber);
    const made = phones.make(phoneNumber, secret);
    const server = `127.0.0.1:${sip.port}`;
    return reply.code(201).send({ phoneNumber, user: phoneNumber, secret: made, server });
  });

  app.delete('/phones/:number', async (request, reply) => {
    phones.delete(readNumber(request.params));
    return reply.code(204).send();
  });
}
