import type { MediaLeg, MediaLegListener, MediaRoom } from '../../media/port.ts';
import type { MediaEvent, MediaSignalling } from '../../media/port.ts';
import type { CallGuest, GuestEvents } from '../port.ts';

export interface GuestsDeps {
  readonly callId: string;
  /** The room of this generation of the call's media. */
  readonly open: (generation: number) => Promise<MediaRoom>;
}

interface Guest {
  readonly name: string;
  readonly speaks: boolean;
  readonly events: GuestEvents;
  audience: readonly string[] | undefined;
  leg: Promise<MediaLeg> | undefined;
}

/**
 * Who takes part in the media of a call and is none of its people: what a service says and hears. Nobody
 * lists them; they begin anew with the others when the media does.
 */
export class Guests {
  readonly #deps: GuestsDeps;
  readonly #guests = new Map<string, Guest>();
  /** Nothing while the call has no engine. */
  #generation: number | undefined;

  constructor(deps: GuestsDeps) {
    this.#deps = deps;
  }

  /** @param name as whom the others hear it; one of the same name is gone then */
  add(name: string, speaks: boolean, events: GuestEvents): CallGuest {
    const guest: Guest = { name, speaks, events, audience: undefined, leg: undefined };
    const leave = (): Promise<void> => this.#leave(guest);
    return {
      signalling: this.#signallingOf(guest),
      enter: () => {
        this.#guests.get(name)?.events.over();
        this.#guests.set(name, guest);
        this.#begin(guest);
      },
      address: async (to) => {
        guest.audience = to;
        await (await guest.leg)?.address(to);
      },
      [Symbol.asyncDispose]: leave,
    };
  }

  /** The media of the call begins anew. @param generation nothing where it needs no engine */
  renew(generation: number | undefined): void {
    this.#generation = generation;
    for (const guest of this.#guests.values()) this.#begin(guest);
  }

  /** The call is over. */
  close(): void {
    const guests = [...this.#guests.values()];
    this.#guests.clear();
    for (const { events } of guests) events.over();
  }

  #begin(guest: Guest): void {
    const generation = this.#generation;
    const before = guest.leg;
    guest.leg = undefined;
    if (before) before.then((leg) => leg[Symbol.asyncDispose]()).catch(() => undefined);
    if (generation === undefined) return;
    const { callId } = this.#deps;
    const session = { type: 'media.session', callId, generation, mode: 'engine' } as const;
    guest.events.hear({ ...session, polite: false });
    const entering = this.#join(guest, generation);
    guest.leg = entering;
    entering.catch(() => {
      if (guest.leg === entering) this.#lose(guest);
    });
  }

  async #join(guest: Guest, generation: number): Promise<MediaLeg> {
    const { callId, open } = this.#deps;
    const isCurrent = (): boolean =>
      generation === this.#generation && this.#guests.get(guest.name) === guest;
    const hear = (event: MediaEvent): void => {
      if (isCurrent()) guest.events.hear(event);
    };
    const place = { callId, generation };
    const listener: MediaLegListener = {
      offer: (sdp, tracks) =>
        hear({
          ...{ type: 'media.describe', ...place, transport: 'down', kind: 'offer', sdp },
          tracks: [...tracks],
        }),
      candidate: (transport, candidate) =>
        hear({ type: 'media.candidate', ...place, transport, candidate }),
      lost: () => {
        if (isCurrent()) this.#begin(guest);
      },
    };
    const grants = { audio: guest.speaks, camera: false, screen: false };
    const leg = await (await open(generation)).join(guest.name, grants, listener);
    if (!isCurrent()) await leg[Symbol.asyncDispose]();
    // Before anything is said.
    await leg.address(guest.audience);
    return leg;
  }

  /** There is no room for it. */
  #lose(guest: Guest): void {
    if (this.#guests.get(guest.name) !== guest) return;
    this.#guests.delete(guest.name);
    guest.events.over();
  }

  async #leave(guest: Guest): Promise<void> {
    if (this.#guests.get(guest.name) === guest) this.#guests.delete(guest.name);
    const leg = guest.leg;
    guest.leg = undefined;
    await (await leg?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }

  #signallingOf(guest: Guest): MediaSignalling {
    const legOf = async (generation: number): Promise<MediaLeg> => {
      const leg = generation === this.#generation ? await guest.leg : undefined;
      if (!leg) throw new Error('There is no media session any more.');
      return leg;
    };
    return {
      publish: async (generation, sdp, tracks) => (await legOf(generation)).publish(sdp, tracks),
      answer: async (generation, sdp) => (await legOf(generation)).answer(sdp),
      candidate: async (generation, transport, candidate) =>
        (await legOf(generation)).candidate(transport, candidate),
      wantNoPictures: async () => (await guest.leg)?.want([]),
      renew: async (generation) => {
        if (generation === this.#generation && this.#guests.get(guest.name) === guest)
          this.#begin(guest);
      },
    };
  }
}
