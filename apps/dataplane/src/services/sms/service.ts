import { Scope, systemClock } from '@switchboard/kernel';
import type { Database } from '../../platform/database/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { eventsPort } from '../events/port.ts';
import { phoneNumbersPort } from '../phone-numbers/port.ts';
import type { Service, ServiceModule } from '../service.ts';
import { ArrivalOrder } from './arrival-order.ts';
import { smsControl } from './control.ts';
import { endExpired } from './ending.ts';
import { SmsLedger } from './ledger.ts';
import { smsOperations } from './operations.ts';
import { readProviders } from './read-providers.ts';
import { receive } from './receive.ts';
import { PURGE_EVERY_MS, purgeSms } from './retention.ts';
import { smsRoutes } from './routes.ts';
import { Senders } from './senders.ts';
import { openSending } from './sending.ts';
import { SmsStore } from './store.ts';
import { smsTables } from './tables.ts';

const EXPIRE_EVERY_MS = 60_000;
/** A provider gives up when we do: what it says then is worth waiting for. */
const GRACE_MS = 60_000;
const EXPIRED_AT_ONCE = 500;

/** Texts, over whichever providers there are. */
export const smsService: ServiceModule = {
  name: 'sms',
  operations: smsOperations,
  tables: smsTables,
  async open(platform, config): Promise<Service> {
    const { clock, database, gate, jobs, ports } = platform;
    const { db } = database;
    const scope = new Scope();
    const providers = await readProviders(config.sms);
    const events = ports.use(eventsPort);
    const senders = new Senders(ports.use(phoneNumbersPort), providers);
    const store = new SmsStore(db);
    const ledger = new SmsLedger(db, database.shared, events);
    const order = new ArrivalOrder();
    const { links, wake } = await openSending(
      platform,
      {
        ...{ providers, store, ledger },
        receive: (provider, message, record) =>
          receive(provider, message, {
            db,
            clock,
            events,
            senders,
            providers,
            order,
            record,
            wake,
          }),
      },
      scope,
    );
    jobs.schedule('sms.expire', EXPIRE_EVERY_MS, () => expire(platform, ledger));
    jobs.schedule('sms.purge', PURGE_EVERY_MS, () => purgeSms(db, clock.now()));
    return {
      mount: (app) => smsRoutes(app, gate, { db, store, senders, providers, clock, wake }),
      mountControl: (app) => smsControl(app, { db, links }),
      count: async () => ({ smsMessages: await db.smsMessage.count() }),
      async forget() {
        await numberOn(db);
        wake();
      },
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};

/** Ends what is over, and tells of it. */
async function expire({ database, clock }: Platform, ledger: SmsLedger): Promise<void> {
  for (;;) {
    const times = { nowMs: clock.now(), machineMs: systemClock.now(), graceMs: GRACE_MS };
    const { count, afterCommit } = await database.db.$transaction(async (tx) => {
      const ended = await endExpired(tx, { ...times, take: EXPIRED_AT_ONCE });
      return { count: ended.length, afterCommit: await ledger.publish(tx, ended) };
    });
    afterCommit();
    if (count < EXPIRED_AT_ONCE) return;
  }
}

/** After an import: what is accepted from now on is numbered after what was imported. */
async function numberOn(db: Database): Promise<void> {
  await db.$executeRaw`
    SELECT setval(pg_get_serial_sequence('"SmsMessage"', 'number'), greatest(
      nextval(pg_get_serial_sequence('"SmsMessage"', 'number')),
      (SELECT coalesce(max("number"), 0) + 1 FROM "SmsMessage")))`;
}
