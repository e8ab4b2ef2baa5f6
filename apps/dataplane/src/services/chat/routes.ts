import type { FastifyInstance } from 'fastify';
import { mountUserOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { ok } from '../../platform/wire/operation.ts';
import type { UserHandler } from '../../platform/wire/operation.ts';
import type { Chat, ChatOperation } from './chat.ts';
import * as messages from './messages.ts';
import { chatOperations } from './operations.ts';
import * as participants from './participants.ts';
import * as receipts from './receipts.ts';
import * as threads from './threads.ts';

export function chatRoutes(app: FastifyInstance, gate: Gate, chat: Chat): void {
  const operations = { ...threads, ...messages, ...participants, ...receipts, realtimeConfig };
  const handlers = Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [name, bound(operation, chat)]),
  ) as Record<keyof typeof operations, UserHandler>;
  mountUserOperations(app, gate, chatOperations, handlers);
}

function bound(operation: ChatOperation, chat: Chat): UserHandler {
  return (request) => operation(chat, request);
}

const realtimeConfig: ChatOperation = async (chat, request) => {
  const url = chat.publicUrl(request.raw);
  return ok({ trouterServiceUrl: url, registrarServiceUrl: url, cloudType: 'Public' });
};
