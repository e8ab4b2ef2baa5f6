import type { CallParticipant, CallReason, MediaSource } from '@switchboard/acs-wire';
import type { Devices } from './device-manager.ts';
import type { Platform } from './platform.ts';
import { IncomingAudio } from './remote-audio-stream.ts';
import { RemotePerson } from './remote-participant.ts';

/** Wishes of several views that change at once go to the engine as one. */
const WANT_AFTER_MS = 150;

/** A picture somebody looks at, and how high it is shown, in pixels; 0 when it is not. */
export interface Want {
  readonly user: string;
  readonly source: Exclude<MediaSource, 'audio'>;
  readonly height: number;
}

export interface PeopleDeps {
  readonly platform: Platform;
  readonly devices: Devices;
  readonly mute: (user: string) => Promise<void>;
  readonly want: (wants: readonly Want[]) => void;
  readonly onPeople: (change: Change<RemotePerson>) => void;
  readonly onVoices: (change: Change<IncomingAudio>) => void;
}

export interface Change<One> {
  readonly added: readonly One[];
  readonly removed: readonly One[];
}

/** The others in one call, with what is heard and seen of them. */
export class People {
  readonly #deps: PeopleDeps;
  readonly #people = new Map<string, RemotePerson>();
  readonly #voices = new Map<string, IncomingAudio>();
  #quiet = false;
  #wantTimer: Disposable | undefined;
  readonly #followSpeaker = (): void => this.#useSpeaker();

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
    deps.devices.on('selectedSpeakerChanged', this.#followSpeaker);
  }

  get all(): readonly RemotePerson[] {
    return [...this.#people.values()];
  }

  get voices(): readonly IncomingAudio[] {
    return [...this.#voices.values()];
  }

  find(user: string): RemotePerson | undefined {
    return this.#people.get(user);
  }

  /** Somebody the server does not know of yet. */
  expect(user: string): RemotePerson {
    const person = this.#add({
      id: crypto.randomUUID(),
      user,
      state: 'waiting',
      role: 'Attendee',
      muted: false,
      camera: false,
      screen: false,
      speaking: false,
      spotlight: false,
    });
    this.#deps.onPeople({ added: [person], removed: [] });
    return person;
  }

  /** The server did not let somebody in whom we expected. */
  giveUp(person: RemotePerson, reason: CallReason): void {
    this.#remove(person, reason);
    this.#deps.onPeople({ added: [], removed: [person] });
  }

  /** Takes what the server says who is there. */
  sync(others: ReadonlyMap<string, CallParticipant>): void {
    const added: RemotePerson[] = [];
    for (const [user, view] of others) {
      const person = this.#people.get(user);
      if (person) person.update(view);
      else added.push(this.#add(view));
    }
    const removed = this.all.filter(
      ({ user, view }) => !others.has(user) && view.state !== 'waiting',
    );
    for (const person of removed) this.#remove(person, { code: 0, subCode: 0 });
    if (added.length + removed.length > 0) this.#deps.onPeople({ added, removed });
  }

  receive(track: MediaStreamTrack, source: MediaSource, user: string): void {
    if (source !== 'audio') return this.#people.get(user)?.setTrack(source, track);
    const former = this.#voices.get(user);
    if (former?.track === track) return;
    former?.stop();
    const voice = new IncomingAudio(track, this.#deps.platform);
    this.#voices.set(user, voice);
    voice.setMuted(this.#quiet);
    this.#useSpeaker();
    this.#deps.onVoices({ added: [voice], removed: former ? [former] : [] });
  }

  setQuiet(quiet: boolean): void {
    this.#quiet = quiet;
    for (const voice of this.#voices.values()) voice.setMuted(quiet);
  }

  /** Lets go of devices and clock; the last `sync` may still come. */
  close(): void {
    this.#deps.devices.off('selectedSpeakerChanged', this.#followSpeaker);
    this.#wantTimer?.[Symbol.dispose]();
  }

  #add(view: CallParticipant): RemotePerson {
    const person = new RemotePerson(view, {
      mute: this.#deps.mute,
      onWanted: () => this.#wantSoon(),
    });
    this.#people.set(view.user, person);
    return person;
  }

  #remove(person: RemotePerson, reason: CallReason): void {
    this.#people.delete(person.user);
    const voice = this.#voices.get(person.user);
    this.#voices.delete(person.user);
    voice?.stop();
    if (voice) this.#deps.onVoices({ added: [], removed: [voice] });
    person.update({ ...person.view, state: 'ended', camera: false, screen: false, reason });
    person.dispose();
  }

  #useSpeaker(): void {
    const { selectedSpeaker } = this.#deps.devices;
    for (const voice of this.#voices.values()) {
      voice.setSpeaker(selectedSpeaker?.id ?? '').catch(() => undefined);
    }
  }

  #wantSoon(): void {
    this.#wantTimer ??= this.#deps.platform.clock.after(WANT_AFTER_MS, () => {
      this.#wantTimer = undefined;
      this.#deps.want(
        this.all.flatMap(({ user, camera, screen }) => [
          { user, source: 'camera' as const, height: camera.shownHeight },
          { user, source: 'screen' as const, height: screen.shownHeight },
        ]),
      );
    });
  }
}
