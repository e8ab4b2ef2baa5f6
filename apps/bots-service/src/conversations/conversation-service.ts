import { pageOf, readTimeCursor, timeCursor } from '@switchboard/app-server';
import type { Action } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { ConversationService, ConversationView, TurnView } from '@switchboard/bots-api';
import { flowOf } from '../bots/flow-of.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { Conversation, Turn } from '../generated/prisma/client.ts';
import { withoutSecrets } from './shown-turn.ts';
import { readState } from './state.ts';

type Row = Conversation & { readonly turns: readonly Pick<Turn, 'problem'>[] };

const LAST = {
  turns: { orderBy: { number: 'desc' }, take: 1, select: { problem: true } },
} as const;

const DAY_MS = 86_400_000;

export function createConversationService({
  client,
  clock,
}: Pick<BotsTools, 'client' | 'clock'>): ConversationService {
  return {
    async list({ botId, isOpen, hasProblem, cursor: from, limit }) {
      const after = readTimeCursor(from);
      const found = await client.conversation.findMany({
        where: {
          ...(botId !== undefined && { botId }),
          ...(isOpen && { endedAt: null }),
          ...(hasProblem && { turns: { some: { problem: { not: null } } } }),
          ...(after && {
            OR: [{ lastAt: { lt: after.at } }, { lastAt: after.at, id: { lt: after.id } }],
          }),
        },
        orderBy: [{ lastAt: 'desc' }, { id: 'desc' }],
        include: LAST,
        take: limit + 1,
      });
      const { rows, cursor } = pageOf(found, limit, ({ id, lastAt: at }) => timeCursor({ id, at }));
      return { items: rows.map(viewOf), cursor };
    },
    async get(id) {
      const row = await client.conversation.findUnique({ where: { id }, include: LAST });
      if (!row) throw botsError('conversation-not-found', 'There is no such conversation.');
      const turns = await client.turn.findMany({
        where: { conversationId: id },
        orderBy: { number: 'asc' },
      });
      const flow = await flowOf(client, row);
      const facts = { ...withoutSecrets(flow, readState(row.state).facts) };
      return { conversation: viewOf(row), turns: turns.map(turnOf), facts };
    },
    async problems() {
      const at = { gt: new Date(clock.now() - DAY_MS) };
      const found = await client.conversation.groupBy({
        by: ['botId'],
        where: { turns: { some: { problem: { not: null }, at } } },
        _count: true,
        orderBy: { botId: 'asc' },
      });
      return { items: found.map(({ botId, _count: conversations }) => ({ botId, conversations })) };
    },
  };
}

function viewOf({
  id,
  botId,
  flowVersion,
  channel,
  who,
  turn,
  turns,
  ...times
}: Row): ConversationView {
  return {
    // Written by nobody but this service.
    ...{ id, botId, flowVersion, channel: channel as ConversationView['channel'], who, turn },
    startedAt: times.startedAt.toISOString(),
    lastAt: times.lastAt.toISOString(),
    endedAt: times.endedAt?.toISOString() ?? null,
    problem: turns[0]?.problem ?? null,
  };
}

function turnOf({
  number,
  kind,
  heard,
  confidence,
  understood,
  problem,
  at,
  ...json
}: Turn): TurnView {
  const actions = json.actions as unknown as Action[];
  return {
    ...{ number, kind, heard, confidence, understood, problem, at: at.toISOString() },
    steps: json.steps as string[],
    said: actions.flatMap((action) => ('text' in action ? action.text : [])),
    timings: json.timings as Record<string, number>,
  };
}
