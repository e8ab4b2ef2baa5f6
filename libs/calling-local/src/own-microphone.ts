import type { LocalAudioStream } from '@azure/communication-calling';
import { invalidArgument } from './errors.ts';
import { original } from './held.ts';
import { AudioStream } from './local-audio-stream.ts';
import { refusalOf } from './own-media.ts';
import type { OwnMediaDeps } from './own-media.ts';

const SYSTEM = { id: '', name: '', isSystemDefault: true, deviceType: 'Microphone' } as const;

/** The microphone of one call: muted or not, and following the device that is selected. */
export class OwnMicrophone {
  private readonly _deps: OwnMediaDeps;
  private _isMuted: boolean;
  private readonly _follow = (): void => this._change();
  private readonly _retry = (): void => this._reopen();

  constructor(deps: OwnMediaDeps, muted: boolean) {
    this._deps = deps;
    this._isMuted = muted;
    const { devices } = deps.owner;
    devices.on('selectedMicrophoneChanged', this._follow);
    devices.on('microphoneAllowed', this._retry);
  }

  get isMuted(): boolean {
    return this._isMuted;
  }

  get streams(): readonly LocalAudioStream[] {
    const { audio } = this._deps.sending;
    return audio ? [audio as unknown as LocalAudioStream] : [];
  }

  /** Opens what the call begins with. */
  begin(given: LocalAudioStream | undefined): void {
    const { devices, platform } = this._deps.owner;
    const microphone = devices.selectedMicrophone ?? SYSTEM;
    this._open(given ? ownAudio(given) : new AudioStream(platform, microphone));
  }

  async start(stream: LocalAudioStream): Promise<void> {
    const { sending, emit } = this._deps;
    const audio = ownAudio(stream);
    const former = sending.audio;
    await sending.startAudio(audio);
    emit('localAudioStreamsUpdated', { added: [audio], removed: former ? [former] : [] });
  }

  stop(): void {
    const { sending, emit } = this._deps;
    const former = sending.audio;
    sending.stopAudio();
    if (former) emit('localAudioStreamsUpdated', { added: [], removed: [former] });
  }

  async setMuted(muted: boolean): Promise<void> {
    const { sending, assertMay, update } = this._deps;
    if (!muted) assertMay('sendAudio', 'Your role does not send audio.');
    // Silence first and word of it second; the other way round somebody is heard who thinks not.
    if (muted) sending.setMuted(true);
    try {
      await update({ muted });
    } catch (error) {
      sending.setMuted(this._isMuted);
      throw error;
    }
    this.applyMuted(muted);
  }

  /** The server has the last word on who is muted. */
  applyMuted(muted: boolean): void {
    this._deps.sending.setMuted(muted);
    if (this._isMuted === muted) return;
    this._isMuted = muted;
    this._deps.emit('isMutedChanged');
  }

  close(): void {
    const { devices } = this._deps.owner;
    devices.off('selectedMicrophoneChanged', this._follow);
    devices.off('microphoneAllowed', this._retry);
  }

  /** Without a microphone one can still listen. */
  private _open(stream: AudioStream): void {
    this._report(this._deps.sending.startAudio(stream));
  }

  /** The person has changed their mind about what they refused. */
  private _reopen(): void {
    const { audio, isOpen } = this._deps.sending;
    if (audio && !isOpen) this._open(audio);
  }

  private _change(): void {
    const microphone = this._deps.owner.devices.selectedMicrophone;
    const { audio } = this._deps.sending;
    if (!microphone || !audio || audio.isBorrowed || audio.source.id === microphone.id) return;
    this._report(audio.switchSource(microphone));
  }

  private _report(opening: Promise<void>): void {
    const { events } = this._deps;
    opening.then(
      () => events.publish('microphone', 'live'),
      (error: unknown) => events.publish('microphone', refusalOf(error)),
    );
  }
}

function ownAudio(given: unknown): AudioStream {
  const stream = original(given);
  if (stream instanceof AudioStream) return stream;
  throw invalidArgument('Only streams of this module can be sent.');
}
