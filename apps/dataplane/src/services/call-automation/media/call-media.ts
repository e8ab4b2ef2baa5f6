import { automationTones } from '@switchboard/acs-wire';
import type { AutomationTone, CallTone } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Call } from '../../calls/port.ts';
import { isIn } from '../follow.ts';
import type { Origin, Told } from '../follow.ts';
import { succeeded } from '../refusal.ts';
import type { MediaOperation } from './media-queue.ts';
import { MediaQueue } from './media-queue.ts';
import type { PromptFiles } from './prompt-files.ts';
import type { Listener, Listening } from './recognize.ts';
import { PromptFailure, results } from './results.ts';
import type { CallSpeech } from './speech.ts';
import { CallStreams } from './streaming/call-streams.ts';
import type { StreamsDeps } from './streaming/streams-deps.ts';
import type { Subscriptions } from './streaming/stream-options.ts';
import { Voice } from './voice.ts';
import type { VoiceDeps } from './voice.ts';

export interface CallMediaDeps extends VoiceDeps {
  readonly files: PromptFiles;
  readonly speech: CallSpeech;
  readonly clock: Clock;
  readonly tell: (told: Told) => void;
  readonly names: StreamsDeps['names'];
  readonly server: StreamsDeps['server'];
  readonly subscriptions: Subscriptions;
}

interface Ear {
  readonly user: string;
  readonly heard: (tone: AutomationTone) => void;
  readonly gone: PromiseWithResolvers<never>;
}

interface Continuous {
  readonly origin: Origin;
  sequence: number;
}

/** Who is kept waiting with music. */
interface Music {
  readonly voice: Voice;
  readonly ending: AbortController;
}

/** What one application says and hears in one call. */
export class CallMedia implements AsyncDisposable {
  readonly queue: MediaQueue;
  readonly streams: CallStreams;
  readonly #deps: CallMediaDeps;
  readonly #callId: string;
  readonly #voice: Voice;
  readonly #ears = new Set<Ear>();
  /** Whose keys it is told of one by one. */
  readonly #continuous = new Map<string, Continuous>();
  readonly #music = new Map<string, Music>();

  /** @param user as whom it is in the call */
  constructor(deps: CallMediaDeps, callId: string, user: string) {
    this.#deps = deps;
    this.#callId = callId;
    this.#voice = new Voice(deps, callId, user);
    this.queue = new MediaQueue(deps.onFault);
    const { names, server, subscriptions, speech, tell, onFault } = deps;
    const voice = this.#voice;
    this.streams = new CallStreams({ server, names, speech, tell, voice, onFault }, subscriptions);
  }

  get listening(): Listening {
    const { files, clock, tell, speech } = this.#deps;
    const listen: Listening['listen'] = (user, heard) => this.#listen(user, heard);
    return { ...{ files, clock, tell, listen, speech }, voice: this.#voice };
  }

  /** Somebody has pressed a key. */
  pressed(user: string, key: CallTone): void {
    const tone = automationTones[key];
    this.streams.pressed(key);
    for (const ear of this.#ears) if (ear.user === user) ear.heard(tone);
    const continuous = this.#continuous.get(user);
    if (!continuous) return;
    continuous.sequence += 1;
    this.#deps.tell({
      type: 'ContinuousDtmfRecognitionToneReceived',
      data: { sequenceId: continuous.sequence, tone, resultInformation: succeeded },
      origin: continuous.origin,
    });
  }

  /** From now on it is told of every key of this participant; their numbers go on where they began. */
  startContinuous(user: string, origin: Origin): void {
    const sequence = this.#continuous.get(user)?.sequence ?? 0;
    this.#continuous.set(user, { origin, sequence });
  }

  stopContinuous(user: string, origin: Origin): void {
    this.#continuous.delete(user);
    const data = { resultInformation: succeeded };
    this.#deps.tell({ type: 'ContinuousDtmfRecognitionStopped', data, origin });
  }

  /** Plays to one who is on hold, beside whatever is played to others. */
  startMusic(user: string, work: (voice: Voice) => MediaOperation): void {
    this.stopMusic(user);
    // Nobody is called this: pages hear it, and know nobody who says it.
    const voice = new Voice(this.#deps, this.#callId, `music for ${user}`);
    const music: Music = { voice, ending: new AbortController() };
    this.#music.set(user, music);
    work(voice)(music.ending.signal)
      .finally(() => voice[Symbol.asyncDispose]())
      .catch(this.#deps.onFault);
  }

  stopMusic(user: string): void {
    this.#music.get(user)?.ending.abort();
    this.#music.delete(user);
  }

  /** A step was made with the call: nothing can come of those who are gone. */
  follow({ legs }: Call): void {
    const isThere = (user: string): boolean => {
      const leg = Object.hasOwn(legs, user) ? legs[user] : undefined;
      return leg !== undefined && isIn(leg);
    };
    for (const { user, gone } of this.#ears) {
      if (!isThere(user)) gone.reject(new PromptFailure(results.participantGone));
    }
    for (const user of [...this.#continuous.keys()]) {
      if (!isThere(user)) this.#continuous.delete(user);
    }
    for (const user of [...this.#music.keys()]) {
      if (!isThere(user) || legs[user]?.state !== 'hold') this.stopMusic(user);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const user of [...this.#music.keys()]) this.stopMusic(user);
    this.queue.cancelAll();
    await Promise.all([this.queue.settled(), this.streams[Symbol.asyncDispose]()]);
    await this.#voice[Symbol.asyncDispose]();
  }

  #listen(user: string, heard: (tone: AutomationTone) => void): Listener {
    const ear: Ear = { user, heard, gone: Promise.withResolvers<never>() };
    ear.gone.promise.catch(() => undefined);
    this.#ears.add(ear);
    return {
      gone: ear.gone.promise,
      [Symbol.dispose]: () => void this.#ears.delete(ear),
    };
  }
}
