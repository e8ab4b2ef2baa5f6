import { resampler, silentFrame } from '@switchboard/audio';
import type { Frame, Resampler, SampleRate } from '@switchboard/audio';
import { isSilent } from './silent.ts';

/** Who are told apart at once, as by the service. */
const MAX_SPEAKERS = 4;
/** Whoever says nothing for so long leaves their place to somebody else who speaks. */
const QUIET_TICKS = 25;

interface Speaker {
  readonly turn: Resampler;
  quietTicks: number;
}

/** What one of them says in a tick. */
export interface SpeakerFrame {
  readonly user: string;
  readonly samples: Frame;
}

/** Who is heard by themselves: those who speak, and until others do, those who spoke. */
export class Speakers {
  readonly #rate: SampleRate;
  readonly #speakers = new Map<string, Speaker>();

  constructor(rate: SampleRate) {
    this.#rate = rate;
  }

  /** @param voices what each of the others says, by raw identifier */
  tick(voices: ReadonlyMap<string, Frame>): SpeakerFrame[] {
    for (const [user, frame] of voices) if (!isSilent(frame)) this.#seat(user);
    return [...this.#speakers].map(([user, speaker]) => {
      const frame = voices.get(user) ?? silentFrame(48_000);
      speaker.quietTicks = isSilent(frame) ? speaker.quietTicks + 1 : 0;
      return { user, samples: speaker.turn(frame) };
    });
  }

  #seat(user: string): void {
    if (this.#speakers.has(user)) return;
    if (this.#speakers.size >= MAX_SPEAKERS && !this.#dismiss()) return;
    this.#speakers.set(user, { turn: resampler(48_000, this.#rate), quietTicks: 0 });
  }

  /** Whoever was quiet for longest makes room. @returns whether anybody does */
  #dismiss(): boolean {
    const [quietest] = [...this.#speakers].toSorted(
      ([, one], [, other]) => other.quietTicks - one.quietTicks,
    );
    if (!quietest || quietest[1].quietTicks < QUIET_TICKS) return false;
    return this.#speakers.delete(quietest[0]);
  }
}
