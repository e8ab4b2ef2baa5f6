import { Scope, systemClock } from '@switchboard/kernel';
import type { AdvanceableClock, Clock } from '@switchboard/kernel';
import { createLogger, listen } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import type { SmppServer } from '@switchboard/smpp';
import { Accounts } from './accounts/accounts.ts';
import { OrderDelays } from './accounts/order-delays.ts';
import { Paces } from './accounts/paces.ts';
import { apiRoutes } from './api/routes.ts';
import { composeVoice } from './compose-voice.ts';
import type { Voice } from './compose-voice.ts';
import type { CarrierConfig } from './config.ts';
import { Handsets } from './handsets/handsets.ts';
import { Hub } from './handsets/hub.ts';
import { Messages } from './handsets/messages.ts';
import { Sending } from './handsets/sending.ts';
import { createServer } from './http/server.ts';
import { Inventory } from './inventory/inventory.ts';
import { inventoryRoutes } from './inventory/routes.ts';
import type { Network } from './network/network.ts';
import { pageRoutes } from './pages/routes.ts';
import { SoundDoor } from './pages/sound-door.ts';
import { listenSmpp } from './smpp/listen-smpp.ts';
import { GroupCommit } from './store/group-commit.ts';
import { keptClock } from './store/kept-clock.ts';
import { Store } from './store/store.ts';
import { Carriage } from './texts/carriage.ts';
import { Outbox } from './texts/outbox.ts';
import { Repeats } from './texts/repeats.ts';
import { Submissions } from './texts/submissions.ts';
import { Timeline } from './texts/timeline.ts';

export interface CarrierOverrides {
  readonly log?: Pick<Logger, 'error'>;
  /** With which the carrier's clock runs. */
  readonly clock?: Clock;
  /** Where its state is, instead of in its folder. */
  readonly store?: Store;
}

export interface Carrier extends AsyncDisposable {
  /** Of pages, API and inventory, for instance `http://localhost:3960`. */
  readonly http: string;
  readonly smpp: { readonly host: string; readonly port: number };
  /** Of UDP and TCP; TLS has a port of its own, where there is TLS. */
  readonly sip: { readonly host: string; readonly port: number; readonly tlsPort?: number };
  readonly clock: AdvanceableClock;
}

/** Starts the network: what was due while it did not run is done at once. */
export async function compose(
  config: CarrierConfig,
  overrides: CarrierOverrides = {},
): Promise<Carrier> {
  const { log = createLogger({ name: 'carrier' }), clock: base = systemClock } = overrides;
  const scope = new Scope();
  try {
    const store = scope.use(overrides.store ?? new Store(config.stateFolder));
    const clock = keptClock(store, base);
    const accounts = new Accounts(config.accounts);
    const smpp = Promise.withResolvers<SmppServer>();
    const onTrouble = (error: unknown) =>
      log.error({ err: error }, 'the disk took nothing, which is tried again');
    const network = compoundOf({ store, clock, accounts, smpp: smpp.promise, onTrouble }, scope);
    const { submissions, outbox, timeline } = network;
    const server = await listenSmpp({
      ...{ port: config.smppPort, accounts },
      submit: (account, message) => submissions.submit(account, message),
      onBind: (account) => outbox.hurry(account),
      onRoom: (account) => outbox.pump(account),
    });
    smpp.resolve(scope.use(server));
    const app = scope.use(createServer(log));
    const onFault = (error: unknown): void => log.error({ err: error }, 'a call failed');
    const voice = await composeVoice({ ...network, config: config.sip, onFault }, scope);
    const parts = { ...network, ...voice, peers: () => server.peers };
    inventoryRoutes(app, parts);
    apiRoutes(app, parts);
    pageRoutes(app, parts);
    scope.use(new SoundDoor(app.server, parts));
    const http = `http://localhost:${await listen(app, config.port)}`;
    timeline.wake();
    outbox.pump();
    const addressOf = ({ port }: { readonly port: number }) => ({ host: '127.0.0.1', port });
    const { tlsPort } = voice.sip;
    const sipAddress = { ...addressOf(voice.sip), ...(tlsPort !== undefined && { tlsPort }) };
    const addresses = { http, smpp: addressOf(server), sip: sipAddress };
    return { ...addresses, clock, [Symbol.asyncDispose]: () => scope.end() };
  } catch (error) {
    await scope.end();
    throw error;
  }
}

interface Ground {
  readonly store: Store;
  readonly clock: AdvanceableClock;
  readonly accounts: Accounts;
  readonly smpp: Promise<SmppServer>;
  readonly onTrouble: (error: unknown) => void;
}

/** Everything but how it is reached. */
function compoundOf(
  { store, clock, accounts, smpp, onTrouble }: Ground,
  scope: Scope,
): Omit<Network, 'peers' | keyof Voice> {
  const commits = scope.use(new GroupCommit(store));
  const hub = new Hub();
  const handsets = new Handsets(store, clock, hub);
  const messages = new Messages(store, clock, hub);
  const inventory = new Inventory(store, clock);
  const paces = new Paces(store, clock);
  const orderDelays = new OrderDelays(store, clock);
  const deliver = async (...args: Parameters<SmppServer['deliver']>): Promise<void> =>
    (await smpp).deliver(...args);
  const outbox = scope.use(new Outbox({ store, commits, clock, messages, deliver, onTrouble }));
  const carriage = new Carriage({ store, handsets, messages, inventory, outbox });
  const step = carriage.step.bind(carriage);
  const onStepped = (): void => outbox.pump();
  const timeline = scope.use(new Timeline({ store, clock, step, onStepped, onTrouble }));
  const { wake } = timeline;
  const repeats = new Repeats(store, clock);
  const submissions = new Submissions({
    ...{ store, commits, clock, inventory, outbox, paces, repeats, wake },
  });
  const sending = new Sending({ store, clock, handsets, messages, inventory, outbox, wake });
  return {
    ...{ store, clock, accounts, hub, handsets, messages, inventory, paces, orderDelays },
    ...{ outbox, timeline, submissions, sending },
  };
}
