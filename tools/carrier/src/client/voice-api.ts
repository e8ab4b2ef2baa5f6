import type { CallerView } from '../callers/caller.ts';
import type { ScriptInput } from '../callers/script.ts';
import type { CallView } from '../calls/call.ts';
import type { ToneLevel } from '../telephones/heard.ts';
import type { Line, LineChange } from '../telephones/line.ts';
import type { RecordingView } from '../telephones/recordings.ts';
import type { TelephoneView } from '../telephones/telephone.ts';
import { handsetPath } from './ask.ts';
import type { Ask } from './ask.ts';

/** A telephone, and what it has heard in the last second. */
export interface TelephoneReading extends TelephoneView {
  readonly heard: {
    /** Decibels of full scale; -127 is silence. */
    readonly level: number;
    /** Of the frequencies that were asked for. */
    readonly tones: readonly ToneLevel[];
  };
}

export interface PhoneState {
  readonly phoneNumber: string;
  /** By what it has registered; null where it has not. */
  readonly protocol: 'udp' | 'tcp' | 'tls' | null;
}

/** What a desk phone has to be told. */
export interface NewPhone {
  readonly phoneNumber: string;
  readonly user: string;
  readonly secret: string;
  /** Host and port of its registrar. */
  readonly server: string;
}

/** Calls over the API of a carrier, for tests and tools. Whatever is refused is thrown as `CarrierApiError`. */
export class VoiceApi {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Calls in progress, and how many pairs of ports they have taken. */
  calls(): Promise<{ readonly calls: CallView[]; readonly portsUsed: number }> {
    return this.#ask('GET', '/calls');
  }

  /** @returns calls that ended, the latest first */
  async history(limit = 100): Promise<CallView[]> {
    return (await this.#ask<{ calls: CallView[] }>('GET', `/calls/history?limit=${limit}`)).calls;
  }

  call(id: string): Promise<CallView> {
    return this.#ask('GET', `/calls/${id}`);
  }

  /** @param tones frequencies to measure, in hertz */
  telephone(phoneNumber: string, tones: readonly number[] = []): Promise<TelephoneReading> {
    return this.#ask('GET', `${handsetPath(phoneNumber)}/telephone?tones=${tones.join(',')}`);
  }

  dial(from: string, to: string): Promise<TelephoneView> {
    return this.#does(from, 'call', { to });
  }

  answer(phoneNumber: string): Promise<TelephoneView> {
    return this.#does(phoneNumber, 'answer');
  }

  decline(phoneNumber: string): Promise<TelephoneView> {
    return this.#does(phoneNumber, 'decline');
  }

  hangUp(phoneNumber: string): Promise<TelephoneView> {
    return this.#does(phoneNumber, 'hang-up');
  }

  /** The handset is gone, and nobody is told. */
  drop(phoneNumber: string): Promise<TelephoneView> {
    return this.#does(phoneNumber, 'drop');
  }

  press(phoneNumber: string, digits: string): Promise<TelephoneView> {
    return this.#does(phoneNumber, 'press', { digits });
  }

  /** @param text English, up to 300 characters; fulfilled when it begins to be heard */
  say(phoneNumber: string, text: string): Promise<TelephoneView> {
    return this.#does(phoneNumber, 'say', { text });
  }

  mute(phoneNumber: string, isMuted: boolean): Promise<TelephoneView> {
    return this.#does(phoneNumber, 'mute', { isMuted });
  }

  line(phoneNumber: string): Promise<Line> {
    return this.#ask('GET', `${handsetPath(phoneNumber)}/line`);
  }

  changeLine(phoneNumber: string, change: LineChange): Promise<Line> {
    return this.#ask('PATCH', `${handsetPath(phoneNumber)}/line`, change);
  }

  /** @param wav what the voicemail of a handset says; null for its tone alone */
  async greet(phoneNumber: string, wav: Uint8Array | null): Promise<void> {
    const path = `${handsetPath(phoneNumber)}/greeting`;
    await (wav ? this.#ask('PUT', path, wav) : this.#ask('DELETE', path));
  }

  /** @returns what the voicemail has recorded, the latest first */
  async recordings(phoneNumber: string): Promise<RecordingView[]> {
    const path = `${handsetPath(phoneNumber)}/recordings`;
    return (await this.#ask<{ recordings: RecordingView[] }>('GET', path)).recordings;
  }

  /** @returns a WAV file */
  recording(phoneNumber: string, id: number): Promise<Uint8Array> {
    return this.#ask('GET', `${handsetPath(phoneNumber)}/recordings/${id}`);
  }

  async deleteRecording(phoneNumber: string, id: number): Promise<void> {
    await this.#ask('DELETE', `${handsetPath(phoneNumber)}/recordings/${id}`);
  }

  async phones(): Promise<PhoneState[]> {
    return (await this.#ask<{ phones: PhoneState[] }>('GET', '/phones')).phones;
  }

  /** Lets a desk phone register with a number; its handset is made as well. */
  addPhone(phoneNumber: string, secret?: string): Promise<NewPhone> {
    return this.#ask('POST', '/phones', { phoneNumber, ...(secret !== undefined && { secret }) });
  }

  async removePhone(phoneNumber: string): Promise<void> {
    await this.#ask('DELETE', `/phones/${encodeURIComponent(phoneNumber)}`);
  }

  /** Starts a script on a handset, which is made if there is none. */
  startCaller(script: ScriptInput): Promise<CallerView> {
    return this.#ask('POST', '/callers', script);
  }

  /** @param waitMs so long, at most 25 s, to wait for its end */
  caller(id: string, waitMs = 0): Promise<CallerView> {
    return this.#ask('GET', `/callers/${id}?waitMs=${waitMs}`);
  }

  /** Runs a script to its end. @throws Error where it takes longer than a minute */
  async runCaller(script: ScriptInput): Promise<CallerView> {
    const { id } = await this.startCaller(script);
    for (let tries = 0; tries < 3; tries++) {
      const view = await this.caller(id, 20_000);
      if (view.state !== 'running') return view;
    }
    throw new Error('The simulated caller is not done.');
  }

  async callers(): Promise<CallerView[]> {
    return (await this.#ask<{ callers: CallerView[] }>('GET', '/callers')).callers;
  }

  /** @returns a WAV file */
  callerRecording(id: string): Promise<Uint8Array> {
    return this.#ask('GET', `/callers/${id}/recording`);
  }

  /** Stops it, and ends its call. */
  async stopCaller(id: string): Promise<void> {
    await this.#ask('DELETE', `/callers/${id}`);
  }

  #does(phoneNumber: string, what: string, body?: object): Promise<TelephoneView> {
    return this.#ask('POST', `${handsetPath(phoneNumber)}/telephone/${what}`, body);
  }
}
