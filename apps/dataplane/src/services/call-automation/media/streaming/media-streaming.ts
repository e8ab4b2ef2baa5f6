import type { CallTone, MediaStreamingOptions } from '@switchboard/acs-wire';
import type { Origin } from '../../follow.ts';
import type { Subscription } from './stream-options.ts';
import { StreamRun } from './stream-run.ts';
import { failures } from './stream-told.ts';
import type { StreamsDeps } from './streams-deps.ts';

/** Milliseconds of one frame. */
const FRAME_MS = 20;
const BYTES_PER_SAMPLE = 2;

/** The sound of a call, streamed to its application, and back. */
export class MediaStreaming {
  readonly run: StreamRun;
  readonly #deps: StreamsDeps;
  readonly #subscription: Subscription<MediaStreamingOptions>;

  constructor(deps: StreamsDeps, subscription: Subscription<MediaStreamingOptions>) {
    this.#deps = deps;
    this.#subscription = subscription;
    this.run = new StreamRun({
      ...{ kind: 'MediaStreaming', tell: deps.tell, onFault: deps.onFault, said: () => undefined },
      changed: (isActive) => void (subscription.state = isActive ? 'active' : 'inactive'),
    });
  }

  start(origin: Origin | undefined): void {
    const { voice, server } = this.#deps;
    const { options, id } = this.#subscription;
    const { transportUrl: url } = options;
    if (url === undefined) return this.run.refuse(origin, failures.urlMissing);
    const sampleRate = options.audioFormat === 'pcm24kmono' ? 24_000 : 16_000;
    const isMixed = options.audioChannelType === 'mixed';
    const isBidirectional = options.enableBidirectional ?? false;
    const content = { kind: 'audio', sampleRate, isMixed, isBidirectional } as const;
    const greeting = greetingOf(id, sampleRate);
    this.run.start(origin, async (heard) =>
      voice.stream({ ...(await server(url)), greeting, content }, heard),
    );
  }

  /** Somebody has pressed a key. */
  pressed(key: CallTone): void {
    if (!this.#subscription.options.enableDtmfTones) return;
    this.run.write(JSON.stringify({ kind: 'DtmfData', dtmfData: { data: key } }));
  }
}

function greetingOf(subscriptionId: string, sampleRate: number): string {
  const length = (sampleRate * FRAME_MS * BYTES_PER_SAMPLE) / 1_000;
  const audioMetadata = { subscriptionId, encoding: 'PCM', sampleRate, channels: 1, length };
  return JSON.stringify({ kind: 'AudioMetadata', audioMetadata });
}
