import type { CallAnswer, CallArgs, CallEvent, MediaDescription } from '@switchboard/acs-wire';
import type { MediaEngines, MediaGrants, MediaLeg, MediaRoom } from '../../media/port.ts';
import { EngineUnavailable, MediaRefused } from '../../media/port.ts';
import { mediaEnd, present } from '../call/call.ts';
import type { Call, Leg } from '../call/call.ts';
import type { End } from '../call/end.ts';
import { conflict, forbidden } from '../call/refusal.ts';
import type { Refusal } from '../call/refusal.ts';
import { mayDo } from '../call/roles.ts';
import type { CallGuest, GuestEvents } from '../port.ts';
import { Guests } from './guests.ts';

/** What the caller's page says before anybody has answered is kept for the one who does. */
const MAX_PENDING = 64;

export interface MediaDeps {
  readonly engines: MediaEngines;
  readonly deliver: (end: End, event: CallEvent) => void;
  /** The engine is gone; a new media session has to begin. */
  readonly onLost: (callId: string) => void;
  readonly onLegLost: (callId: string, user: string) => void;
  /** What is left behind of it could not be closed. */
  readonly onFault: (error: unknown) => void;
}

type Description = CallArgs<'media.describe'>;
type Candidate = CallArgs<'media.candidate'>;
type PeerEvent = Extract<CallEvent, { type: 'media.describe' | 'media.candidate' }>;

/** The media side of one call: passes on between two, or speaks with the forwarding engine. */
export class CallMedia {
  readonly #deps: MediaDeps;
  readonly #callId: string;
  #generation = 0;
  #sessions = new Map<string, string>();
  #pending: PeerEvent[] = [];
  #room: Promise<MediaRoom> | undefined;
  readonly #legs = new Map<string, Promise<MediaLeg>>();
  /** A page says it when it changes; whoever begins anew with an engine shows what they showed. */
  readonly #wants = new Map<string, CallArgs<'media.want'>['wants']>();

  readonly #guests: Guests;

  constructor(callId: string, deps: MediaDeps) {
    this.#callId = callId;
    this.#deps = deps;
    this.#guests = new Guests({ callId, open: (generation) => this.#open(generation) });
  }

  /** Brings the media after a step in line with the call. */
  sync(call: Call): void {
    if (call.media.generation !== this.#generation) this.#renew(call);
    const legs = Object.values(call.legs).filter((leg) => {
      const end = mediaEnd(leg);
      return end !== undefined && end.media !== 'none';
    });
    const ids = new Map(legs.map((leg) => [leg.user, leg.id]));
    for (const [user, id] of this.#sessions) {
      if (ids.get(user) === id) continue;
      this.#drop(user);
      this.#wants.delete(user);
    }
    for (const leg of legs) {
      if (!this.#sessions.has(leg.user)) this.#begin(call, leg);
      else if (call.media.mode === 'engine') this.#adjust(leg);
    }
  }

  /** What a page says about its connection; the answer is what the request is answered with. */
  async describe(call: Call, leg: Leg, args: Description): Promise<CallAnswer<'media.describe'>> {
    if (args.generation !== this.#generation) return {};
    if (call.media.mode === 'peer')
      return this.#pass(call, leg, { type: 'media.describe', ...args });
    const engineLeg = await this.#legs.get(leg.user)?.catch(refuse);
    if (!engineLeg) throw noSession();
    if (args.transport === 'down') {
      await engineLeg.answer(args.sdp).catch(refuse);
      return {};
    }
    return { sdp: await engineLeg.publish(args.sdp, args.tracks).catch(refuse) };
  }

  async candidate(call: Call, leg: Leg, args: Candidate): Promise<object> {
    if (args.generation !== this.#generation) return {};
    if (call.media.mode === 'peer')
      return this.#pass(call, leg, { type: 'media.candidate', ...args });
    if (args.transport === 'peer') throw conflict('This call goes through the engine.');
    const engineLeg = await this.#legs.get(leg.user)?.catch(refuse);
    await engineLeg?.candidate(args.transport, args.candidate).catch(refuse);
    return {};
  }

  async want(leg: Leg, { wants }: CallArgs<'media.want'>): Promise<void> {
    this.#wants.set(leg.user, wants);
    (await this.#legs.get(leg.user)?.catch(refuse))?.want(wants);
  }

  /** Begins again with one leg whose path to the engine is gone. */
  renew(call: Call, leg: Leg, { generation }: CallArgs<'media.renew'>): void {
    if (generation !== this.#generation || call.media.mode !== 'engine') return;
    this.#drop(leg.user);
    this.#begin(call, leg);
  }

  /** Somebody who is none of the call's people; the call goes through an engine. */
  addGuest(name: string, speaks: boolean, events: GuestEvents): CallGuest {
    return this.#guests.add(name, speaks, events);
  }

  async close(): Promise<void> {
    this.#guests.close();
    await this.#leaveRoom();
  }

  async #leaveRoom(): Promise<void> {
    this.#sessions.clear();
    this.#legs.clear();
    const room = this.#room;
    this.#room = undefined;
    // An engine that could not be opened has nothing to close.
    await (await room?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }

  #pass(call: Call, leg: Leg, event: PeerEvent): object {
    const other = present(call).find(({ user }) => user !== leg.user);
    if (other) this.#deps.deliver(other.end!, event);
    else if (this.#pending.length < MAX_PENDING) this.#pending.push(event);
    return {};
  }

  #begin(call: Call, leg: Leg): void {
    const { mode, generation } = call.media;
    // Whoever was there first offers, and does not yield.
    const polite = mode === 'peer' && this.#sessions.size > 0;
    this.#sessions.set(leg.user, leg.id);
    const callId = this.#callId;
    this.#deps.deliver(mediaEnd(leg)!, { type: 'media.session', callId, generation, mode, polite });
    if (mode === 'engine') return this.#enter(leg, generation);
    if (!polite) return;
    for (const event of this.#pending.splice(0)) this.#deps.deliver(mediaEnd(leg)!, event);
  }

  #enter(leg: Leg, generation: number): void {
    const entering = this.#open(generation).then((room) => this.#join(room, leg, generation));
    this.#legs.set(leg.user, entering);
    // Whoever waits for the leg gets the error as well; here it means that there is no media.
    entering.catch(() => {
      if (generation === this.#generation) this.#deps.onLegLost(this.#callId, leg.user);
    });
  }

  async #join(room: MediaRoom, leg: Leg, generation: number): Promise<MediaLeg> {
    const { deliver, onLegLost } = this.#deps;
    const callId = this.#callId;
    const end = mediaEnd(leg)!;
    const current = (): boolean =>
      generation === this.#generation && this.#sessions.get(leg.user) === leg.id;
    const joined = await room.join(leg.user, grantsOf(leg), {
      offer(sdp, tracks) {
        const offer: MediaDescription = {
          callId,
          generation,
          transport: 'down',
          kind: 'offer',
          sdp,
          tracks: [...tracks],
        };
        if (current()) deliver(end, { type: 'media.describe', ...offer });
      },
      candidate(transport, candidate) {
        if (!current()) return;
        deliver(end, { type: 'media.candidate', callId, generation, transport, candidate });
      },
      lost() {
        if (current()) onLegLost(callId, leg.user);
      },
    });
    if (!current()) await joined[Symbol.asyncDispose]();
    joined.mute(leg.muted);
    joined.pause(leg.state === 'hold');
    const wants = this.#wants.get(leg.user);
    if (wants) joined.want(wants);
    return joined;
  }

  #open(generation: number): Promise<MediaRoom> {
    if (this.#room) return this.#room;
    const opening = this.#deps.engines.open(this.#callId).then((room) => {
      room.onFailed(() => {
        if (generation === this.#generation) this.#deps.onLost(this.#callId);
      });
      return room;
    });
    // Whoever comes later finds an engine, once there is one again.
    opening.catch(() => {
      if (this.#room === opening) this.#room = undefined;
    });
    return (this.#room = opening);
  }

  #adjust(leg: Leg): void {
    this.#with(leg.user, (engineLeg) => {
      engineLeg.grant(grantsOf(leg));
      engineLeg.mute(leg.muted);
      engineLeg.pause(leg.state === 'hold');
    });
  }

  #drop(user: string): void {
    this.#sessions.delete(user);
    this.#with(user, (engineLeg) => engineLeg[Symbol.asyncDispose]());
    this.#legs.delete(user);
  }

  #with(user: string, use: (leg: MediaLeg) => unknown): void {
    // A leg that could not be made was reported when it was not.
    this.#legs
      .get(user)
      ?.then(use)
      .catch(() => undefined);
  }

  #renew({ media: { generation, mode } }: Call): void {
    this.#leaveRoom().catch(this.#deps.onFault);
    this.#pending = [];
    this.#generation = generation;
    this.#guests.renew(mode === 'engine' ? generation : undefined);
  }
}

function grantsOf({ role }: Leg): MediaGrants {
  return {
    audio: mayDo(role, 'sendAudio'),
    camera: mayDo(role, 'sendVideo'),
    screen: mayDo(role, 'shareScreen'),
  };
}

const noSession = (): Refusal => conflict('There is no media session any more.');

/** Whoever hangs up meanwhile is no fault, and an engine that died has said so by itself. @throws Refusal */
function refuse(error: unknown): never {
  if (error instanceof EngineUnavailable) throw noSession();
  throw error instanceof MediaRefused ? forbidden(error.message) : error;
}
