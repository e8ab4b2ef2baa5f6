import { joinFrames } from '@switchboard/audio/testing';
import { amplitudeOf, tone } from '@switchboard/audio/testing';
import type { Frame } from '@switchboard/audio';
import { CallAudio } from '../src/services/media/audio/call-audio.ts';
import type { MediaLeg, MediaRoom } from '../src/services/media/port.ts';

const GRANTS = { audio: true, camera: false, screen: false };
const FRAME_MS = 20;
/** Whole periods of each tone that tests use. */
const HEARD_FRAMES = 10;

/** Somebody in a room of an engine who has an audio port, says one tone and listens to the others. */
export class AudioEnd implements AsyncDisposable {
  readonly failures: unknown[] = [];
  generation = 0;
  readonly #room: MediaRoom;
  readonly #user: string;
  readonly #say: () => Frame;
  readonly #audio: CallAudio;
  readonly #heard: Frame[] = [];
  readonly #timer: NodeJS.Timeout;
  leg!: MediaLeg;
  isSilent = false;

  constructor(room: MediaRoom, user: string, hz: number) {
    this.#room = room;
    this.#user = user;
    this.#say = tone(48_000, { hz, amplitude: 8_000 });
    this.#audio = new CallAudio(
      {
        publish: (_generation, sdp, tracks) => this.leg.publish(sdp, tracks),
        answer: (_generation, sdp) => this.leg.answer(sdp),
        candidate: (_generation, transport, candidate) => this.leg.candidate(transport, candidate),
        wantNoPictures: async () => this.leg.want([]),
        renew: () => this.enter(),
      },
      { failed: (error) => void this.failures.push(error) },
    );
    this.#timer = setInterval(() => this.#tick(), FRAME_MS);
  }

  static async join(room: MediaRoom, user: string, hz: number): Promise<AudioEnd> {
    const end = new AudioEnd(room, user, hz);
    await end.enter();
    return end;
  }

  /** Begins a session, as the home of a call does when somebody comes in or asks for another one. */
  async enter(): Promise<void> {
    await this.leg?.[Symbol.asyncDispose]();
    const generation = (this.generation += 1);
    const place = { callId: 'call', generation };
    this.leg = await this.#room.join(this.#user, GRANTS, {
      offer: (sdp, tracks) =>
        this.#audio.hear({
          ...{ type: 'media.describe', ...place, transport: 'down', kind: 'offer', sdp },
          tracks: [...tracks],
        }),
      candidate: (transport, candidate) =>
        this.#audio.hear({ type: 'media.candidate', ...place, transport, candidate }),
      lost: () => undefined,
    });
    this.#audio.hear({ type: 'media.session', ...place, mode: 'engine', polite: false });
  }

  /** How loud a tone is in what was heard last; 8,000 as it was said. */
  hears(hz: number): number {
    if (this.#heard.length < HEARD_FRAMES) return 0;
    return amplitudeOf(joinFrames(this.#heard), hz, 48_000);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#audio[Symbol.asyncDispose]();
    await this.leg[Symbol.asyncDispose]();
  }

  #tick(): void {
    this.#heard.push(this.#audio.tick(this.isSilent ? undefined : this.#say()));
    this.#heard.splice(0, this.#heard.length - HEARD_FRAMES);
  }
}
