import { hideNumber, isBad } from '../call-traces/port.ts';
import type { LegQuality, NewEntry } from '../call-traces/port.ts';
import type { LineMedia, LineQuality } from '../media/port.ts';

type Step = Extract<NewEntry, { area: 'media' }>['step'];

/** Follows how good the sound of a phone is, and says when that changes. */
export class LineWatch {
  readonly #who: string;
  readonly #note: (entry: NewEntry) => void;
  #codec: string | null = null;
  #quality: LegQuality | undefined;
  #isBad = false;

  /** @param user the raw identifier of the phone */
  constructor(user: string, note: (entry: NewEntry) => void) {
    this.#who = hideNumber(user);
    this.#note = note;
  }

  get quality(): LegQuality | undefined {
    return this.#quality;
  }

  agreed({ codec }: Pick<LineMedia, 'codec'>): void {
    if (this.#codec === codec) return;
    this.#codec = codec;
    this.#say('agreed', qualityOf(codec, NOTHING));
  }

  /** @param isLast the line is closed: this is how it was all in all */
  measured(told: LineQuality, isLast: boolean): void {
    const quality = qualityOf(this.#codec, told);
    this.#quality = quality;
    if (isLast) return this.#say('total', quality);
    const bad = isBad(quality);
    if (bad !== this.#isBad) this.#say(bad ? 'bad' : 'good', quality);
    this.#isBad = bad;
  }

  #say(step: Step, quality: LegQuality): void {
    this.#note({ area: 'media', who: this.#who, step, quality });
  }
}

const NOTHING = { packetsReceived: 0, packetsSent: 0 };

function qualityOf(codec: string | null, told: Omit<LineQuality, 'strangers'>): LegQuality {
  const { lost, lostLately, concealed, jitter, roundTrip, packetsReceived, packetsSent } = told;
  return {
    ...{ codec, lost: lost ?? null, lostLately: lostLately ?? null },
    ...{ concealed: concealed ?? null, jitterMs: jitter ?? null, roundTripMs: roundTrip ?? null },
    ...{ packetsReceived, packetsSent },
  };
}
