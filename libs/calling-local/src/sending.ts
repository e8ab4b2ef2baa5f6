import type { MediaSource } from '@switchboard/acs-wire';
import type { AudioStream } from './local-audio-stream.ts';
import type { VideoStream } from './local-video-stream.ts';
import type { MediaSession } from './media/session.ts';
import type { Platform } from './platform.ts';
import { Speaking } from './speaking.ts';

export interface SendingDeps {
  readonly media: MediaSession;
  readonly platform: Platform;
  readonly onSpeaking: (speaking: boolean) => void;
  /** The device or the browser ended a track. */
  readonly onEnded: (source: MediaSource) => void;
  readonly onUnexpectedMute: (muted: boolean) => void;
}

/** What a person sends in one call: microphone, camera and screen, silent while muted or held. */
export class Sending {
  private readonly _deps: SendingDeps;
  private _audio: AudioStream | undefined;
  private _speaking: Speaking | undefined;
  /** A clone, so that muting the call does not stop the level meter of the stream. */
  private _voice: MediaStreamTrack | undefined;
  private _muted: boolean;
  private _held = false;
  private _listens = false;
  private readonly _video = new Map<Exclude<MediaSource, 'audio'>, VideoStream>();
  private readonly _audioChanged = (): void => void this._reopenVoice().catch(() => undefined);
  private readonly _videoChanged = ({ source }: { source: VideoStream }): void => {
    void this._resend(source).catch(() => undefined);
  };

  constructor(deps: SendingDeps, muted: boolean) {
    this._deps = deps;
    this._muted = muted;
  }

  get audio(): AudioStream | undefined {
    return this._audio;
  }

  /** Whether a microphone is open, muted or not. */
  get isOpen(): boolean {
    return this._voice !== undefined;
  }

  async startAudio(stream: AudioStream): Promise<void> {
    this.stopAudio();
    this._audio = stream;
    stream.on('audioSourceChanged', this._audioChanged);
    await this._reopenVoice();
  }

  stopAudio(): void {
    this._audio?.off('audioSourceChanged', this._audioChanged);
    this._audio = undefined;
    this._closeVoice();
    this._put('audio', undefined);
  }

  setMuted(muted: boolean): void {
    this._muted = muted;
    if (this._voice) this._voice.enabled = !muted;
  }

  /** From now on tells when the person speaks. */
  async listen(): Promise<void> {
    if (this._listens) return;
    this._listens = true;
    const stream = this._audio;
    const media = await stream?.getMediaStream();
    // A microphone that is opened meanwhile listens by itself.
    if (media && stream === this._audio && this._voice) this._listenTo(media);
  }

  setHeld(held: boolean): void {
    if (this._held === held) return;
    this._held = held;
    this._put('audio', this._voice);
    for (const [source, stream] of this._video) void this._send(source, stream);
  }

  async startVideo(source: Exclude<MediaSource, 'audio'>, stream: VideoStream): Promise<void> {
    this.stopVideo(source);
    this._video.set(source, stream);
    stream.on('videoSourceChanged', this._videoChanged);
    await this._send(source, stream);
  }

  stopVideo(source: Exclude<MediaSource, 'audio'>): VideoStream | undefined {
    const stream = this._video.get(source);
    stream?.off('videoSourceChanged', this._videoChanged);
    this._video.delete(source);
    this._put(source, undefined);
    return stream;
  }

  close(): void {
    this.stopAudio();
    this.stopVideo('camera');
    this.stopVideo('screen');
  }

  private async _reopenVoice(): Promise<void> {
    const stream = this._audio;
    const media = await stream?.getMediaStream();
    if (!media || stream !== this._audio) return;
    this._closeVoice();
    const track = media.getAudioTracks()[0];
    if (!track) return;
    const voice = track.clone();
    voice.enabled = !this._muted;
    voice.onended = () => this._deps.onEnded('audio');
    voice.onmute = () => this._deps.onUnexpectedMute(true);
    voice.onunmute = () => this._deps.onUnexpectedMute(false);
    this._voice = voice;
    this._put('audio', voice);
    if (this._listens) this._listenTo(media);
  }

  private _listenTo(media: MediaStream): void {
    this._speaking?.stop();
    this._speaking = new Speaking(media, this._deps.platform, this._deps.onSpeaking);
  }

  private _closeVoice(): void {
    this._speaking?.stop();
    this._speaking = undefined;
    if (!this._voice) return;
    this._voice.onended = this._voice.onmute = this._voice.onunmute = null;
    this._voice.stop();
    this._voice = undefined;
  }

  private async _resend(stream: VideoStream): Promise<void> {
    const source = [...this._video].find(([, one]) => one === stream)?.[0];
    if (source) await this._send(source, stream);
  }

  private async _send(source: Exclude<MediaSource, 'audio'>, stream: VideoStream): Promise<void> {
    const track = (await stream.getMediaStream()).getVideoTracks()[0];
    if (this._video.get(source) !== stream || !track) return;
    track.onended = () => this._deps.onEnded(source);
    if (source === 'screen') track.contentHint = 'detail';
    this._put(source, track);
  }

  private _put(source: MediaSource, track: MediaStreamTrack | undefined): void {
    const sent = this._held ? undefined : track;
    // A link that is being replaced takes what is sent from here anyway.
    this._deps.media.send(source, sent).catch(() => undefined);
  }
}
