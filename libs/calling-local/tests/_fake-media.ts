import { barePlatform } from './_fake-owner.ts';
import type { Platform } from '../src/platform.ts';

/** A track that a test switches, and looks at. */
export class FakeTrack {
  readonly kind: 'audio' | 'video';
  readonly clones: FakeTrack[] = [];
  enabled = true;
  isStopped = false;
  onended: (() => void) | null = null;
  onmute: (() => void) | null = null;
  onunmute: (() => void) | null = null;

  constructor(kind: 'audio' | 'video') {
    this.kind = kind;
  }

  clone(): FakeTrack {
    const clone = new FakeTrack(this.kind);
    this.clones.push(clone);
    return clone;
  }

  stop(): void {
    this.isStopped = true;
  }
}

class FakeStream {
  readonly tracks: readonly FakeTrack[];

  constructor(tracks: readonly FakeTrack[]) {
    this.tracks = tracks;
  }

  getTracks = () => this.tracks;
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');
}

/** Camera and microphone of a machine; what is opened can be looked at, or refused. */
export class FakeMediaDevices {
  readonly opened: { readonly track: FakeTrack; readonly constraints: MediaStreamConstraints }[] =
    [];
  /** Why nothing can be opened, as browsers name it. */
  refusal: 'NotAllowedError' | 'NotReadableError' | undefined;

  addEventListener(): void {}

  removeEventListener(): void {}

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return [];
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    if (this.refusal) throw Object.assign(new Error('no'), { name: this.refusal });
    const track = new FakeTrack(constraints.audio ? 'audio' : 'video');
    this.opened.push({ track, constraints });
    return new FakeStream([track]) as unknown as MediaStream;
  }
}

export function platformWith(mediaDevices: FakeMediaDevices): Platform {
  return { ...barePlatform(), mediaDevices: mediaDevices as unknown as MediaDevices };
}
