import type { FastifyInstance } from 'fastify';
import { maySend } from '../handsets/handset.ts';
import { read, readNumber } from '../http/read.ts';
import type { Network } from '../network/network.ts';
import { handsetChange, messageQuery, newHandset, newMessage } from './input.ts';

/** Handsets and their texts. */
export function handsetRoutes(app: FastifyInstance, network: Network): void {
  const { handsets, timeline, telephones, phones, callers } = network;

  app.get('/handsets', async () => ({ handsets: handsets.list() }));

  app.post('/handsets', async (request, reply) => {
    const { handset, isNew } = handsets.open(read(newHandset, request.body).phoneNumber);
    return reply.code(isNew ? 201 : 200).send(handset);
  });

  app.get('/handsets/:number', async (request) => handsets.get(readNumber(request.params)));

  app.patch('/handsets/:number', async (request) => {
    const number = readNumber(request.params);
    const change = read(handsetChange, request.body);
    const handset = handsets.change(number, change);
    // A phone that comes back into the network is told of at once, whenever the next try would be.
    if (change.state !== undefined) timeline.hurry(number);
    if (!maySend(handset.state)) telephones.cut(number);
    return handset;
  });

  app.delete('/handsets/:number', async (request, reply) => {
    const number = readNumber(request.params);
    handsets.delete(number);
    callers.stopOf(number);
    telephones.forget(number);
    if (phones.has(number)) phones.delete(number);
    return reply.code(204).send();
  });

  messageRoutes(app, network);
}

function messageRoutes(app: FastifyInstance, { handsets, messages, sending }: Network): void {
  app.get('/handsets/:number/messages', async (request) => {
    const { phoneNumber } = handsets.get(readNumber(request.params));
    return { messages: messages.list(phoneNumber, read(messageQuery, request.query)) };
  });

  app.post('/handsets/:number/messages', async (request, reply) => {
    const { to, text } = read(newMessage, request.body);
    return reply.code(201).send(sending.send(readNumber(request.params), to, text));
  });
}
