import type { Clock } from '@switchboard/kernel';
import { optOutBody, sendSmsBody } from '@switchboard/acs-wire';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/database.ts';
import { read } from '../../platform/wire/body.ts';
import { notFound } from '../../platform/wire/errors.ts';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { ok } from '../../platform/wire/operation.ts';
import type { OperationRequest } from '../../platform/wire/operation.ts';
import { smsOperations } from './operations.ts';
import { changeOptOuts } from './opt-outs.ts';
import type { OptOutAction } from './opt-outs.ts';
import type { Provider } from './provider.ts';
import { readReport } from './read-report.ts';
import { reportOf } from './report.ts';
import { acceptTexts } from './send.ts';
import type { Senders } from './senders.ts';
import type { SmsStore } from './store.ts';

export interface SmsDeps {
  readonly db: Database;
  readonly store: SmsStore;
  readonly senders: Senders;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  /** There is something to send. */
  readonly wake: () => void;
}

export function smsRoutes(app: FastifyInstance, gate: Gate, deps: SmsDeps): void {
  const { db, store, senders, providers, clock, wake } = deps;

  const optOuts = (action: OptOutAction) => async (request: OperationRequest) => {
    const asked = read(optOutBody, request.body);
    await senders.assertOwned(asked.from);
    return ok({ value: await changeOptOuts(db, action, asked, clock.now()) });
  };

  mountKeyOperations(app, gate, smsOperations, {
    async send({ body }) {
      const asked = read(sendSmsBody, body);
      const kind = await senders.assertMaySend(asked.from);
      const count = asked.smsRecipients.length;
      await gate.limits.consume(`Sms_Send.${kind}`, { sender: asked.from }, count);
      const times = { nowMs: clock.now(), machineMs: gate.machineTime() };
      const value = await acceptTexts(asked, { store, providers, ...times });
      wake();
      return { status: 202, body: { value } };
    },

    addOptOuts: optOuts('add'),
    removeOptOuts: optOuts('remove'),
    checkOptOuts: optOuts('check'),

    async getDeliveryReport({ params }) {
      const ended = await readReport(db, params['message'] ?? '');
      if (!ended) throw notFound('There is no delivery report of this message.');
      return ok(reportOf(ended));
    },
  });
}
