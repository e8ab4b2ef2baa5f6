import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { carrierError } from '../carrier-errors.ts';
import { read } from '../http/read.ts';
import type { Network } from '../network/network.ts';
import { readCounters } from '../store/counters.ts';
import { accountChange } from './input.ts';

const accountInPath = z.object({ systemId: z.string().max(15) });

/** Accounts, how fast they may submit and how slowly they get numbers, and what was counted. */
export function accountRoutes(app: FastifyInstance, network: Network): void {
  const { accounts, paces, orderDelays, store, inventory } = network;

  app.get('/accounts', async () => ({
    accounts: accounts.names.map((name) => accountState(network, name)),
  }));

  app.patch('/accounts/:systemId', async (request) => {
    const { systemId } = read(accountInPath, request.params);
    const { messagesPerSecond, orderDelayMs } = read(accountChange, request.body);
    if (!accounts.has(systemId)) throw carrierError('no-such-account', 'There is no such account.');
    if (messagesPerSecond !== undefined) paces.set(systemId, messagesPerSecond);
    if (orderDelayMs !== undefined) orderDelays.set(systemId, orderDelayMs);
    return accountState(network, systemId);
  });

  app.get('/statistics', async () => ({
    ...readCounters(store),
    waiting: waitingOf(network, null),
    numbers: inventory.count(),
  }));
}

function accountState(network: Network, systemId: string) {
  return {
    systemId,
    messagesPerSecond: network.paces.of(systemId),
    orderDelayMs: network.orderDelays.of(systemId),
    links: network
      .peers()
      .filter((peer) => peer.systemId === systemId)
      .map(({ mode }) => mode),
    waiting: waitingOf(network, systemId),
  };
}

/** Texts that have not reached a handset, and what was not acknowledged. */
function waitingOf({ store, outbox }: Network, account: string | null) {
  const sql = 'SELECT count(*) AS n FROM waiting_text WHERE ? IS NULL OR account = ?';
  return { texts: store.count(sql, account, account), deliveries: outbox.waiting(account) };
}
