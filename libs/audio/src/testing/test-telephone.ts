import { systemClock } from '@switchboard/kernel';
import type { Frame } from '../frame/frame.ts';
import { RtpLeg } from '../leg/rtp-leg.ts';
import type { PortRange } from '../socket/port-range.ts';
import { amplitudeOf } from './goertzel.ts';
import { joinFrames } from './join-frames.ts';
import { tone } from './tone.ts';

const SAMPLE_RATE = 48_000;
const TICK_MS = 20;
const HEARD_FRAMES = 10;

export interface TestTelephoneOptions {
  readonly ports: PortRange;
  /** The address to bind to. */
  readonly host: string;
  /** Of the tone that it says. */
  readonly hz: number;
}

/** A telephone somewhere: says one tone, and hears what it is sent. Silent until its leg has negotiated. */
export class TestTelephone implements AsyncDisposable {
  readonly leg: RtpLeg;
  /** The keys that were pressed at the other end. */
  readonly digits: readonly string[];
  readonly #say: () => Frame;
  readonly #heard: Frame[] = [];
  readonly #timer: NodeJS.Timeout;

  private constructor(leg: RtpLeg, digits: readonly string[], hz: number) {
    this.leg = leg;
    this.digits = digits;
    this.#say = tone(SAMPLE_RATE, { hz, amplitude: 8_000 });
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** @throws `ports-exhausted`, `socket-unavailable` */
  static async open({ ports, host, hz }: TestTelephoneOptions): Promise<TestTelephone> {
    const digits: string[] = [];
    const onDigit = (digit: string): void => void digits.push(digit);
    const leg = await RtpLeg.open({ ports, host, clock: systemClock, onDigit });
    return new TestTelephone(leg, digits, hz);
  }

  /** How loud a tone is in what was heard last; 8,000 as it was said. */
  hears(hz: number): number {
    if (this.#heard.length < HEARD_FRAMES) return 0;
    return amplitudeOf(joinFrames(this.#heard), hz, SAMPLE_RATE);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.leg[Symbol.asyncDispose]();
  }

  #tick(): void {
    const now = systemClock.now();
    const heard = this.leg.take(now);
    if (heard) this.#heard.push(heard);
    this.#heard.splice(0, this.#heard.length - HEARD_FRAMES);
    this.leg.send(this.#say(), now);
  }
}
