import type {
  Call,
  CallState,
  LocalVideoStream,
  VideoDeviceInfo,
} from '@azure/communication-calling';
import type { CallingEngine } from './engine.ts';
import type { Views } from './views.ts';

export interface OwnCameraDeps {
  readonly engine: Pick<CallingEngine, 'LocalVideoStream'>;
  readonly views: Views;
  /** The camera that is chosen now. */
  readonly chosen: () => Promise<VideoDeviceInfo | undefined>;
  readonly isOver: () => boolean;
}

const BEFORE_ANSWER: readonly CallState[] = [
  'None',
  'Connecting',
  'Ringing',
  'EarlyMedia',
  'InLobby',
];

/** The stream of our own camera in one call: whoever opens it here closes it here. */
export class OwnCamera {
  readonly #call: Call;
  readonly #deps: OwnCameraDeps;
  #stream: LocalVideoStream | undefined;

  /** @param stream what the call was begun with, if it was begun with a picture */
  constructor(call: Call, stream: LocalVideoStream | undefined, deps: OwnCameraDeps) {
    this.#call = call;
    this.#stream = stream;
    this.#deps = deps;
  }

  get stream(): LocalVideoStream | undefined {
    return this.#stream;
  }

  /** Is it on, or will it be once somebody answers? */
  get isOn(): boolean {
    const waits = BEFORE_ANSWER.includes(this.#call.state);
    return this.#call.isLocalVideoStarted || (waits && this.#stream !== undefined);
  }

  /** Shows the chosen camera, in place of another one if that is on. */
  async start(): Promise<void> {
    const device = await this.#deps.chosen();
    if (this.#deps.isOver()) return;
    if (!this.isOn || !this.#stream) return this.#open(device);
    if (device && device.id !== this.#stream.source.id) await this.#stream.switchSource(device);
  }

  async stop(): Promise<void> {
    const stream = this.#stream;
    if (!stream) return;
    await this.#call.stopVideo(stream);
    this.#release(stream);
  }

  /** The SDK has switched it off: the role does not allow it any more, or the camera is gone. */
  followSdk(): void {
    if (this.#stream && !this.isOn) this.#release(this.#stream);
  }

  /** The call is over, and the SDK has disposed of the stream with it. */
  release(): void {
    if (this.#stream) this.#deps.views.release(this.#stream);
    this.#stream = undefined;
  }

  async #open(device: VideoDeviceInfo | undefined): Promise<void> {
    // The SDK asks for permission itself when it opens the camera.
    if (!device) throw Object.assign(new Error('no camera'), { code: 404, subCode: 43006 });
    const stream = new this.#deps.engine.LocalVideoStream(device);
    try {
      await this.#call.startVideo(stream);
    } catch (error) {
      stream.dispose();
      throw error;
    }
    this.#stream = stream;
    // What came up too late must not stay open: nobody would close it.
    if (this.#deps.isOver()) this.#release(stream);
  }

  #release(stream: LocalVideoStream): void {
    if (this.#stream !== stream) return;
    this.#stream = undefined;
    this.#deps.views.release(stream);
    stream.dispose();
  }
}
