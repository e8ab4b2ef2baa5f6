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
  private readonly _deps: PeopleDeps;
  private readonly _people = new Map<string, RemotePerson>();
  private readonly _voices = new Map<string, IncomingAudio>();
  private _quiet = false;
  private _wantTimer: Disposable | undefined;
  private readonly _followSpeaker = (): void => this._useSpeaker();

  constructor(deps: PeopleDeps) {
    this._deps = deps;
    deps.devices.on('selectedSpeakerChanged', this._followSpeaker);
  }

  get all(): readonly RemotePerson[] {
    return [...this._people.values()];
  }

  get voices(): readonly IncomingAudio[] {
    return [...this._voices.values()];
  }

  find(user: string): RemotePerson | undefined {
    return this._people.get(user);
  }

  /** Somebody the server does not know of yet. */
  expect(user: string): RemotePerson {
    const person = this._add({
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
    this._deps.onPeople({ added: [person], removed: [] });
    return person;
  }

  /** The server did not let somebody in whom we expected. */
  giveUp(person: RemotePerson, reason: CallReason): void {
    this._remove(person, reason);
    this._deps.onPeople({ added: [], removed: [person] });
  }

  /** Takes what the server says who is there, and why others have gone. */
  sync(others: ReadonlyMap<string, CallParticipant>, gone: ReadonlyMap<string, CallReason>): void {
    const added: RemotePerson[] = [];
    for (const [user, view] of others) {
      const person = this._people.get(user);
      if (person) person.update(view);
      else added.push(this._add(view));
    }
    const removed = this.all.filter(
      ({ user, view }) => !others.has(user) && (view.state !== 'waiting' || gone.has(user)),
    );
    for (const person of removed) {
      this._remove(person, gone.get(person.user) ?? { code: 0, subCode: 0 });
    }
    if (added.length + removed.length > 0) this._deps.onPeople({ added, removed });
  }

  receive(track: MediaStreamTrack, source: MediaSource, user: string): void {
    if (source !== 'audio') return this._people.get(user)?.setTrack(source, track);
    const former = this._voices.get(user);
    if (former?.track === track) return;
    former?.stop();
    const voice = new IncomingAudio(track, this._deps.platform);
    this._voices.set(user, voice);
    voice.setMuted(this._quiet);
    this._useSpeaker();
    this._deps.onVoices({ added: [voice], removed: former ? [former] : [] });
  }

  setQuiet(quiet: boolean): void {
    this._quiet = quiet;
    for (const voice of this._voices.values()) voice.setMuted(quiet);
  }

  /** Lets go of devices and clock; the last `sync` may still come. */
  close(): void {
    this._deps.devices.off('selectedSpeakerChanged', this._followSpeaker);
    this._wantTimer?.[Symbol.dispose]();
  }

  private _add(view: CallParticipant): RemotePerson {
    const person = new RemotePerson(view, {
      mute: this._deps.mute,
      onWanted: () => this._wantSoon(),
    });
    this._people.set(view.user, person);
    return person;
  }

  private _remove(person: RemotePerson, reason: CallReason): void {
    this._people.delete(person.user);
    const voice = this._voices.get(person.user);
    this._voices.delete(person.user);
    voice?.stop();
    if (voice) this._deps.onVoices({ added: [], removed: [voice] });
    person.update({ ...person.view, state: 'ended', camera: false, screen: false, reason });
    person.dispose();
  }

  private _useSpeaker(): void {
    const { selectedSpeaker } = this._deps.devices;
    for (const voice of this._voices.values()) {
      voice.setSpeaker(selectedSpeaker?.id ?? '').catch(() => undefined);
    }
  }

  private _wantSoon(): void {
    this._wantTimer ??= this._deps.platform.clock.after(WANT_AFTER_MS, () => {
      this._wantTimer = undefined;
      this._deps.want(
        this.all.flatMap(({ user, camera, screen }) => [
          { user, source: 'camera' as const, height: camera.shownHeight },
          { user, source: 'screen' as const, height: screen.shownHeight },
        ]),
      );
    });
  }
}
