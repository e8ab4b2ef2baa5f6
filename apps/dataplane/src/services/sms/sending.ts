import { randomUUID } from 'node:crypto';
import type { Scope } from '@switchboard/kernel';
import { delay, systemClock } from '@switchboard/kernel';
import { connectTo, SmppClient } from '@switchboard/smpp';
import type { DeliverSm, LinkStatus, RefusalStatus } from '@switchboard/smpp';
import { every } from '../../platform/clock/every.ts';
import { GroupWriter } from '../../platform/database/group-writer.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Change, SmsLedger } from './ledger.ts';
import type { Provider } from './provider.ts';
import { LEASE_MS, SmsPump } from './pump.ts';
import type { SmsStore } from './store.ts';

/** How often a process says that it is at its texts, and looks for what another one has left behind. */
const RENEW_EVERY_MS = 5_000;
/** What no link takes goes back to the database, where another process may take it. */
const NOT_SENT_AFTER_MS = 10_000;
const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 10_000;

export interface SendingBase extends Pick<Platform, 'clock' | 'log'> {
  readonly database: Pick<Platform['database'], 'shared'>;
}

export interface SendingOptions {
  readonly providers: readonly Provider[];
  readonly store: Pick<SmsStore, 'claim' | 'renew' | 'releaseAll'>;
  readonly ledger: Pick<SmsLedger, 'write'>;
  /** Stores what a provider delivers. */
  readonly receive: (
    provider: Provider,
    message: DeliverSm,
    record: (change: Change) => Promise<void>,
  ) => Promise<RefusalStatus | void>;
}

/** A provider, and how our links to it are. */
export interface ProviderLinks {
  readonly provider: Provider;
  readonly client: Pick<SmppClient, 'links' | 'queued'>;
  readonly pump: Pick<SmsPump, 'inHand'>;
}

export interface Sending {
  readonly links: readonly ProviderLinks[];
  /** There is something to send. */
  readonly wake: () => void;
}

/** Binds to every provider, sends what is due over it, and stores what it delivers. */
export async function openSending(
  { database, clock, log }: SendingBase,
  { providers, store, ledger, receive }: SendingOptions,
  scope: Scope,
): Promise<Sending> {
  const onError = (error: unknown) => log.error({ err: error }, 'texts are sent later');
  const writer = new GroupWriter<Change>((changes) => ledger.write(changes, clock.now()));
  const record = (change: Change) => writer.add(change);
  // Before anything of ours claims a text: nobody can tell the claims of the dead from ours afterwards.
  if (!database.shared) await store.releaseAll();
  const persist = persistent(record, { signal: scope.signal, onError });
  const process = randomUUID();
  const links = providers.map((provider): ProviderLinks & { readonly pump: SmsPump } => {
    const client = openClient(provider, {
      onDeliver: (message) => receive(provider, message, record),
      onLink({ state }) {
        if (state === 'bound') pump.wake();
      },
    });
    const pump: SmsPump = new SmsPump({
      ...{ provider, process, client, store, clock, onError },
      record: persist,
    });
    // What waits in the client is given up, so that the pump can come to its end.
    scope.add(async () => {
      await Promise.all([pump[Symbol.asyncDispose](), client[Symbol.asyncDispose]()]);
    });
    return { provider, client, pump };
  });
  const wake = () => links.forEach(({ pump }) => pump.wake());
  if (database.shared && providers.length > 0)
    scope.use(every(systemClock, RENEW_EVERY_MS, renew, onError));
  return { links, wake };

  async function renew(): Promise<void> {
    if (links.some(({ pump }) => pump.inHand > 0))
      await store.renew(process, systemClock.now() + LEASE_MS);
    wake();
  }
}

function openClient(
  provider: Provider,
  on: {
    readonly onDeliver: (message: DeliverSm) => Promise<RefusalStatus | void>;
    readonly onLink: (status: LinkStatus) => void;
  },
): SmppClient {
  const { address, password, systemType, bindAs, links, window, messagesPerSecond } = provider;
  const { host, port, isEncrypted, systemId } = address;
  // Links are between machines: turning the clock of the data plane does not end them.
  const clock = systemClock;
  return new SmppClient({
    ...{ clock, bindAs, links, ...on },
    connect: connectTo({ host, port, clock, ...(isEncrypted && { tls: {} }) }),
    account: { systemId, password, systemType },
    limits: { window },
    sending: { messagesPerSecond, notSentAfterMs: NOT_SENT_AFTER_MS },
  });
}

/** A provider has acted: that is written down, however often it takes, for as long as the process runs. */
function persistent(
  record: (change: Change) => Promise<void>,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): (change: Change) => Promise<void> {
  return async (change) => {
    for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(MAX_RETRY_MS, 2 * waitMs)) {
      try {
        return await record(change);
      } catch (error) {
        onError(error);
        await delay(systemClock, waitMs, signal);
      }
    }
  };
}
