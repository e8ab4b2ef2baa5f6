import type { CallEndReason } from '@azure/communication-calling';
import { identifierOf } from '../identity.ts';
import { FakeEmitter } from './fake-emitter.ts';
import type { ListenerCount } from './fake-emitter.ts';
import type { FakeRole, Shown } from './shown.ts';

/** The call that somebody else is seen in. */
export interface Watched {
  readonly listeners: ListenerCount;
  muteOther(user: string): Promise<void>;
}

let lastStream = 0;

/** Somebody else in a fake call. */
export class FakePerson extends FakeEmitter {
  readonly identifier;
  readonly user: string;
  readonly endpointDetails = [];
  #shown: Shown;
  videoStreams: FakeVideo[] = [];
  callEndReason: CallEndReason | undefined;
  readonly #call: Watched;

  constructor(call: Watched, user: string, shown: Shown) {
    super(call.listeners);
    this.#call = call;
    this.user = user;
    this.identifier = identifierOf(user);
    this.#shown = { ...shown, camera: false, screen: false };
    this.update(shown);
  }

  get state(): Shown['state'] {
    return this.#shown.state;
  }

  get displayName(): string {
    return this.#shown.displayName;
  }

  get isMuted(): boolean {
    return this.#shown.isMuted;
  }

  get isSpeaking(): boolean {
    return this.#shown.isSpeaking;
  }

  get role(): FakeRole {
    return this.#shown.role;
  }

  async mute(): Promise<void> {
    await this.#call.muteOther(this.user);
  }

  update(shown: Shown): void {
    const before = this.#shown;
    this.#shown = shown;
    if (before.state !== shown.state) this.emit('stateChanged');
    if (before.isMuted !== shown.isMuted) this.emit('isMutedChanged');
    if (before.isSpeaking !== shown.isSpeaking) this.emit('isSpeakingChanged');
    if (before.role !== shown.role) this.emit('roleChanged');
    this.#video('Video', shown.camera);
    this.#video('ScreenSharing', shown.screen);
  }

  #video(mediaStreamType: FakeVideo['mediaStreamType'], available: boolean): void {
    const known = this.videoStreams.find((one) => one.mediaStreamType === mediaStreamType);
    if (known) return known.setAvailable(available);
    if (!available) return;
    const video = new FakeVideo(this.#call, mediaStreamType);
    this.videoStreams = [...this.videoStreams, video];
    this.emit('videoStreamsUpdated', { added: [video], removed: [] });
  }
}

export class FakeVideo extends FakeEmitter {
  readonly id = ++lastStream;
  readonly mediaStreamType: 'Video' | 'ScreenSharing';
  readonly size = { width: 640, height: 360 };
  isAvailable = true;
  isReceiving = true;

  constructor({ listeners }: Watched, mediaStreamType: FakeVideo['mediaStreamType']) {
    super(listeners);
    this.mediaStreamType = mediaStreamType;
  }

  setAvailable(available: boolean): void {
    if (this.isAvailable === available) return;
    this.isAvailable = available;
    this.isReceiving = available;
    this.emit('isAvailableChanged');
    this.emit('isReceivingChanged');
  }
}
