import type { Clock } from '@switchboard/kernel';
import type { Party } from '../calls/party.ts';
import type { Lines } from './lines.ts';
import type { Recordings } from './recordings.ts';
import { Telephone } from './telephone.ts';
import { voicemail } from './voicemail.ts';

export interface TelephonesOptions {
  readonly clock: Clock;
  readonly lines: Lines;
  readonly recordings: Recordings;
  readonly connect: (caller: Party, to: string) => void;
}

/** The telephones of the handsets: one for each, once somebody needs it. As many as there are handsets. */
export class Telephones {
  readonly #options: TelephonesOptions;
  readonly #telephones = new Map<string, Telephone>();

  constructor(options: TelephonesOptions) {
    this.#options = options;
  }

  /** @param number of a handset that there is */
  of(number: string): Telephone {
    const known = this.#telephones.get(number);
    if (known) return known;
    const { clock, lines, connect } = this.#options;
    const telephone = new Telephone({
      ...{ number, clock, connect },
      line: () => lines.of(number),
      onRing: (ringing) => this.#greet(ringing),
    });
    this.#telephones.set(number, telephone);
    return telephone;
  }

  /** Has lost the network: its call is gone, without a word. */
  cut(number: string): void {
    const telephone = this.#telephones.get(number);
    if (telephone && !telephone.isIdle) telephone.drop();
  }

  forget(number: string): void {
    this.cut(number);
    this.#telephones.delete(number);
    this.#options.lines.forget(number);
    this.#options.recordings.forget(number);
  }

  /** The store was emptied. */
  clear(): void {
    this.#telephones.clear();
    this.#options.lines.clear();
  }

  #greet(telephone: Telephone): void {
    const { clock, lines, recordings } = this.#options;
    const { number } = telephone;
    const settings = lines.of(number).voicemail;
    if (!settings.isOn) return;
    voicemail({
      ...{ telephone, clock, settings, greeting: lines.greetingOf(number) },
      onRecorded: (peer, recording) =>
        recordings.add(number, peer, recording.seconds, recording.wav()),
    });
  }
}
