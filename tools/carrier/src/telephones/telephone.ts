import type { Frame } from '@switchboard/audio';
import type { Clock } from '@switchboard/kernel';
import { carrierError } from '../carrier-errors.ts';
import type { Ending } from '../calls/ending.ts';
import type { Party, Seat } from '../calls/party.ts';
import { Heard } from './heard.ts';
import type { Line } from './line.ts';
import { SILENT_FRAME, toneSound } from './sounds.ts';
import type { Sound } from './sounds.ts';

export type TelephoneState = 'idle' | 'calling' | 'ringing' | 'talking';

/** A telephone as its page and the API show it. */
export interface TelephoneView {
  readonly phoneNumber: string;
  /** `calling` somebody who has not answered yet, `ringing` with a call that comes in. */
  readonly state: TelephoneState;
  /** Of a caller: the other one rings. */
  readonly isPeerRinging: boolean;
  readonly peer?: string;
  /** Since when it is in this state; ISO 8601, of the carrier's clock. */
  readonly since?: string;
  readonly isMuted: boolean;
  /** Keys that the other side has pressed in this call, or the last one. */
  readonly digits: string;
  /** How the last call ended. */
  readonly last?: Ending & { readonly peer: string };
}

export interface TelephoneListener {
  readonly onChange?: (view: TelephoneView) => void;
  readonly onDigit?: (digit: string) => void;
  /** Every 20 ms of a call; nothing where nothing is heard. */
  readonly onFrame?: (frame: Frame | undefined) => void;
}

export interface TelephoneOptions {
  readonly number: string;
  readonly clock: Clock;
  readonly line: () => Line;
  readonly connect: (caller: Party, to: string) => void;
  /** It begins to ring. */
  readonly onRing?: (telephone: Telephone) => void;
}

const MAX_DIGITS = 128;

/** The telephone of a handset: whoever operates it is a person at a page, a program over the API, or a script. */
export class Telephone implements Party {
  readonly kind = 'handset';
  readonly number: string;
  readonly heard = new Heard();
  /** What its page hears; used where the line says so. Never over: silence where there is nothing. */
  microphone: Sound | undefined;
  readonly #options: TelephoneOptions;
  readonly #listeners = new Set<TelephoneListener>();
  /** Who speaks: the last one that has begun and not ended. */
  readonly #sounds: Sound[] = [];
  #tone: { readonly hz: number; readonly sound: Sound } | undefined;
  #state: TelephoneState = 'idle';
  #seat: Seat | undefined;
  #since = 0;
  #isPeerRinging = false;
  #isMuted = false;
  #digits = '';
  #last: TelephoneView['last'];

  constructor(options: TelephoneOptions) {
    this.number = options.number;
    this.#options = options;
  }

  get state(): TelephoneState {
    return this.#state;
  }

  get isIdle(): boolean {
    return this.#state === 'idle';
  }

  get view(): TelephoneView {
    const seat = this.#seat;
    return {
      ...{ phoneNumber: this.number, state: this.#state, isPeerRinging: this.#isPeerRinging },
      ...(seat && { peer: seat.peer, since: new Date(this.#since).toISOString() }),
      ...{ isMuted: this.#isMuted, digits: this.#digits },
      ...(this.#last && { last: this.#last }),
    };
  }

  listen(listener: TelephoneListener): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Says something instead of what it says otherwise, until it is disposed or over. */
  speak(sound: Sound): Disposable {
    this.#sounds.push(sound);
    return {
      [Symbol.dispose]: () => {
        const at = this.#sounds.indexOf(sound);
        if (at >= 0) this.#sounds.splice(at, 1);
      },
    };
  }

  /** @throws PlatformError `wrong-moment` */
  call(to: string): void {
    this.#assert(['idle'], 'The telephone is in use.');
    this.#options.connect(this, to);
  }

  /** @throws PlatformError `wrong-moment` */
  answer(): void {
    this.#assert(['ringing'], 'Nobody calls.');
    this.#seat?.answer();
  }

  /** @throws PlatformError `wrong-moment` */
  decline(): void {
    this.#assert(['ringing'], 'Nobody calls.');
    this.#seat?.end('declined');
  }

  /** @throws PlatformError `wrong-moment` */
  hangUp(): void {
    this.#assert(['calling', 'talking'], 'There is no call.');
    this.#seat?.end(this.#state === 'calling' ? 'cancelled' : 'hung-up');
  }

  /** Is gone, and nobody is told; the network notices at once where it only rings. @throws PlatformError `wrong-moment` */
  drop(): void {
    this.#assert(['calling', 'ringing', 'talking'], 'There is no call.');
    this.#seat?.end(this.#state === 'ringing' ? 'out-of-reach' : 'dropped');
  }

  /** Says something in the call, as long as it takes. @throws PlatformError `wrong-moment` */
  say(sound: Sound): void {
    this.#assert(['talking'], 'There is no call.');
    this.speak(sound);
  }

  /** @throws PlatformError `wrong-moment` */
  press(digits: string): void {
    this.#assert(['talking'], 'There is no call.');
    for (const digit of digits) this.#seat?.press(digit);
  }

  mute(isMuted: boolean): void {
    this.#isMuted = isMuted;
    this.#tell();
  }

  seated(seat: Seat): void {
    this.#seat = seat;
    this.#digits = '';
    this.#isMuted = false;
    this.#isPeerRinging = false;
    this.heard.clear();
    this.#enter(seat.side === 'caller' ? 'calling' : 'ringing');
    if (seat.side === 'caller') return;
    seat.ringing();
    this.#options.onRing?.(this);
  }

  ringing(): void {
    this.#isPeerRinging = true;
    this.#tell();
  }

  answered(): void {
    this.#enter('talking');
  }

  ended(ending: Ending): void {
    const peer = this.#seat?.peer ?? '';
    this.#seat = undefined;
    this.#isPeerRinging = false;
    this.#last = { ...ending, peer };
    this.#enter('idle');
  }

  pressed(digit: string): void {
    this.#digits = (this.#digits + digit).slice(-MAX_DIGITS);
    for (const { onDigit } of [...this.#listeners]) onDigit?.(digit);
    this.#tell();
  }

  take(): Frame {
    return this.#isMuted ? SILENT_FRAME : (this.#said() ?? SILENT_FRAME);
  }

  put(frame: Frame | undefined): void {
    this.heard.put(frame);
    for (const { onFrame } of [...this.#listeners]) onFrame?.(frame);
  }

  /** A sound that is over makes way for the one before it. */
  #said(): Frame | undefined {
    for (let sound = this.#sounds.at(-1); sound; sound = this.#sounds.at(-1)) {
      const frame = sound();
      if (frame) return frame;
      this.#sounds.pop();
    }
    const { voice, toneHz: hz } = this.#options.line();
    if (voice === 'microphone') return this.microphone?.();
    if (voice === 'silence') return undefined;
    if (this.#tone?.hz !== hz) this.#tone = { hz, sound: toneSound(hz) };
    return this.#tone.sound();
  }

  #assert(states: readonly TelephoneState[], text: string): void {
    if (!states.includes(this.#state)) throw carrierError('wrong-moment', text);
  }

  #enter(state: TelephoneState): void {
    this.#state = state;
    this.#since = this.#options.clock.now();
    this.#tell();
  }

  #tell(): void {
    const { view } = this;
    for (const { onChange } of [...this.#listeners]) onChange?.(view);
  }
}
