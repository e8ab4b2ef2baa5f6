/**
 * The built-in engine, in a process of its own: its packets do not delay the data plane, and what they
 * might break is not the data plane.
 */
import { serveParent } from '../../../platform/supervised/serve-parent.ts';
import { EngineUnavailable, MediaRefused } from '../port.ts';
import type { MediaLeg, MediaLegListener, MediaRoom } from '../port.ts';
import { builtInEngines } from './built-in-engines.ts';
import type { Begin, Command, FailureKind, LegMessage } from './protocol.ts';

type Engines = ReturnType<typeof builtInEngines>;

const rooms = new Map<number, MediaRoom>();
const legs = new Map<number, MediaLeg>();
let engines: Engines | undefined;

const say = serveParent<Begin, Command, LegMessage, FailureKind>({ begin, run, kindOf });

/** Loads the library before anybody calls. */
async function begin({ name, ...options }: Begin): Promise<void> {
  engines = builtInEngines(options, name);
  await import('./room.ts');
}

async function run(command: Command): Promise<string | undefined> {
  switch (command.do) {
    case 'open':
      rooms.set(command.room, await engines!.open(command.callId));
      return undefined;
    case 'close':
      await rooms.get(command.room)?.[Symbol.asyncDispose]();
      rooms.delete(command.room);
      return undefined;
    case 'join':
      await join(command);
      return undefined;
    case 'leave':
      await legs.get(command.leg)?.[Symbol.asyncDispose]();
      legs.delete(command.leg);
      return undefined;
    default:
      return tell(legs.get(command.leg), command);
  }
}

async function join({ room, leg, user, grants }: Extract<Command, { do: 'join' }>): Promise<void> {
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
  command: Extract<
    Command,
    { do: 'publish' | 'answer' | 'want' | 'grant' | 'mute' | 'pause' | 'address' }
  >,
): Promise<string | undefined> {
  if (!leg) throw new EngineUnavailable('The page is gone.');
  if (command.do === 'publish') return leg.publish(command.sdp, command.tracks);
  if (command.do === 'answer') await leg.answer(command.sdp);
  else if (command.do === 'want') leg.want(command.wants);
  else if (command.do === 'grant') leg.grant(command.grants);
  else if (command.do === 'mute') leg.mute(command.muted);
  else if (command.do === 'address') await leg.address(command.to ?? undefined);
  else leg.pause(command.paused);
  return undefined;
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof MediaRefused) return 'refused';
  return error instanceof EngineUnavailable ? 'unavailable' : 'unknown';
}
