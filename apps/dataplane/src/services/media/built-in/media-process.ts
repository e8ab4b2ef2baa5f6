/**
 * The built-in engine, in a process of its own: its packets do not delay the data plane, and what they
 * might break is not the data plane. Gone when the channel to its parent is.
 */
import { EngineUnavailable, MediaRefused } from '../port.ts';
import type { MediaLeg, MediaLegListener, MediaRoom } from '../port.ts';
import { builtInEngines } from './built-in-engines.ts';
import type { Errand, FailureKind, Order, Word } from './errand.ts';

type Engines = ReturnType<typeof builtInEngines>;

const rooms = new Map<number, MediaRoom>();
const legs = new Map<number, MediaLeg>();
let engines: Engines | undefined;

process.on('disconnect', () => process.exit(0));
// A terminal interrupts the whole group; the parent says when it is over.
process.on('SIGINT', () => undefined);
// One connection has gone wrong; the others have not.
process.on('unhandledRejection', (reason) => {
  say({ say: 'stumbled', stack: reason instanceof Error ? (reason.stack ?? '') : String(reason) });
});
process.on('message', (order: Order) => {
  if ('begin' in order) return void begin(order.begin);
  run(order.errand).then(
    (value) => say({ say: 'done', id: order.id, value }),
    (error: unknown) =>
      say({ say: 'failed', id: order.id, kind: kindOf(error), message: messageOf(error) }),
  );
});

/** Loads the library before anybody calls. */
async function begin({ name, ...options }: Extract<Order, { begin: unknown }>['begin']) {
  engines = builtInEngines(options, name);
  await import('./room.ts');
  say({ say: 'ready' });
}

async function run(errand: Errand): Promise<string | undefined> {
  switch (errand.do) {
    case 'open':
      rooms.set(errand.room, await engines!.open(errand.callId));
      return undefined;
    case 'close':
      await rooms.get(errand.room)?.[Symbol.asyncDispose]();
      rooms.delete(errand.room);
      return undefined;
    case 'join':
      await join(errand);
      return undefined;
    case 'leave':
      await legs.get(errand.leg)?.[Symbol.asyncDispose]();
      legs.delete(errand.leg);
      return undefined;
    case 'ping':
      return undefined;
    default:
      return tell(legs.get(errand.leg), errand);
  }
}

async function join({ room, leg, user, grants }: Extract<Errand, { do: 'join' }>): Promise<void> {
  const joined = rooms.get(room);
  if (!joined) throw new EngineUnavailable('The call is over.');
  const listener: MediaLegListener = {
    offer: (sdp, tracks) => say({ say: 'offer', leg, sdp, tracks }),
    candidate: (transport, candidate) => say({ say: 'candidate', leg, transport, candidate }),
    lost: () => say({ say: 'lost', leg }),
  };
  legs.set(leg, await joined.join(user, grants, listener));
}

async function tell(
  leg: MediaLeg | undefined,
  errand: Extract<Errand, { do: 'publish' | 'answer' | 'want' | 'grant' | 'mute' | 'pause' }>,
): Promise<string | undefined> {
  if (!leg) throw new EngineUnavailable('The page is gone.');
  if (errand.do === 'publish') return leg.publish(errand.sdp, errand.tracks);
  if (errand.do === 'answer') await leg.answer(errand.sdp);
  else if (errand.do === 'want') leg.want(errand.wants);
  else if (errand.do === 'grant') leg.grant(errand.grants);
  else if (errand.do === 'mute') leg.mute(errand.muted);
  else leg.pause(errand.paused);
  return undefined;
}

function say(word: Word): void {
  // Without its parent it ends anyway.
  if (process.connected) process.send?.(word, () => undefined);
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof MediaRefused) return 'refused';
  return error instanceof EngineUnavailable ? 'unavailable' : 'unknown';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
