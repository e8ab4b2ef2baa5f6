import { framesOf, levelOf, resampler } from '@switchboard/audio';
import type { Frame, WavSound } from '@switchboard/audio';
import { amplitudeOf, joinFrames, tone } from '@switchboard/audio/testing';
import type { CallEvent } from '@switchboard/acs-wire';
import { CallAudio } from '../src/services/media/audio/call-audio.ts';
import type { CallClient } from './_call-client.ts';

const HEARD_FRAMES = 10;

/** A page that says one tone in the call that it is in, or words, and listens. */
export class VoiceClient implements AsyncDisposable {
  readonly client: CallClient;
  readonly #audio: CallAudio;
  readonly #say: () => Frame | undefined;
  readonly #words: Frame[] = [];
  readonly #heard: Frame[] = [];
  readonly #timer: NodeJS.Timeout;
  #callId = '';
  #read = 0;

  /** @param hz silent but for words when absent */
  constructor(client: CallClient, hz?: number) {
    this.client = client;
    this.#say = hz === undefined ? () => undefined : tone(48_000, { hz, amplitude: 8_000 });
    this.#audio = new CallAudio(
      {
        publish: async (generation, sdp, tracks) => {
          const args = { ...this.#at(generation), sdp, tracks: [...tracks] };
          const answer = await client.ask('media.describe', {
            ...{ ...args, transport: 'up', kind: 'offer' },
          });
          return (answer as { sdp?: string }).sdp ?? '';
        },
        answer: async (generation, sdp) => {
          const args = { ...this.#at(generation), sdp, tracks: [] };
          await client.ask('media.describe', { ...args, transport: 'down', kind: 'answer' });
        },
        candidate: async (generation, transport, candidate) => {
          await client.ask('media.candidate', { ...this.#at(generation), transport, candidate });
        },
        wantNoPictures: async () =>
          void (await client.ask('media.want', { callId: this.#callId, wants: [] })),
        renew: async (generation) => void (await client.ask('media.renew', this.#at(generation))),
      },
      { failed: () => undefined },
    );
    this.#timer = setInterval(() => this.#tick(), 20);
  }

  /** How loud a tone is in what was heard last; 8,000 as it was said. */
  hears(hz: number): number {
    if (this.#heard.length < HEARD_FRAMES) return 0;
    return amplitudeOf(joinFrames(this.#heard), hz, 48_000);
  }

  /** How loud everything is that was heard last, in dB of full scale. */
  get level(): number {
    return this.#heard.length < HEARD_FRAMES ? -127 : levelOf(joinFrames(this.#heard));
  }

  /** Says words, after those before. */
  speak(sound: WavSound): void {
    const turn = resampler(sound.sampleRate, 48_000);
    for (const frame of framesOf(sound)) this.#words.push(turn(frame));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#audio[Symbol.asyncDispose]();
  }

  #at(generation: number) {
    return { callId: this.#callId, generation };
  }

  #tick(): void {
    for (; this.#read < this.client.events.length; this.#read++) {
      this.#follow(this.client.events[this.#read]!);
    }
    this.#heard.push(this.#audio.tick(this.#words.shift() ?? this.#say()));
    this.#heard.splice(0, this.#heard.length - HEARD_FRAMES);
  }

  #follow(event: CallEvent): void {
    if (event.type === 'media.session') {
      this.#callId = event.callId;
      if (event.mode === 'engine') this.#audio.hear(event);
    } else if (event.type === 'media.describe' || event.type === 'media.candidate') {
      this.#audio.hear(event);
    }
  }
}
