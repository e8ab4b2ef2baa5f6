import type { Jobs } from '@switchboard/jobs';
import type { Change } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import { sweepPresence } from '../teams/sweep-presence.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { awaitTime, changeHandover } from './change-handover.ts';
import { handoverDue, offerHandovers } from './handover-kinds.ts';
import { handoverOf } from './handover-row.ts';
import { lockHandovers } from './lock-handovers.ts';
import { offerWaiting } from './offer-waiting.ts';

/** Whoever has gone is not asked before that either: this is for what others see. */
const SWEEP_MS = 5 * 60_000;

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'jobs' | 'clock'>;

/** What time does to handovers; before jobs are started. */
export function handleHandovers(tools: Tools): void {
  const { transact, jobs, clock } = tools;
  jobs.handle(handoverDue, ({ id }) =>
    transact(async (tx) => {
      await lockHandovers(tx);
      const row = await tx.prisma.handover.findUnique({ where: { id } });
      if (!row) return;
      const event = { kind: 'time', nowMs: clock.now() } as const;
      const changed = await changeHandover(tx, tools, row, event);
      // It was asked for at an earlier time, for what is no longer so.
      if (changed === row) await awaitTime(tx, tools, id, handoverOf(row));
      await offerWaiting(tx, tools);
    }),
  );
  jobs.handle(offerHandovers, () =>
    transact(async (tx) => {
      await lockHandovers(tx);
      await offerWaiting(tx, tools);
    }),
  );
  jobs.schedule('presence.sweep', SWEEP_MS, () => sweepPresence(tools));
}

/** Whoever had a call may be free, or the other way round: what waits is looked at again once that is committed. */
export function followCalls(jobs: Pick<Jobs, 'add'>) {
  return async (tx: Transaction, changes: readonly Change[]): Promise<void> => {
    if (!changes.some(({ kind }) => kind === 'call')) return;
    if ((await tx.prisma.team.count({ take: 1 })) === 0) return;
    await jobs.add(tx, offerHandovers, {}, { key: '' });
  };
}
