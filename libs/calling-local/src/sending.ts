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
  readonly #deps: SendingDeps;
  #audio: AudioStream | undefined;
  #speaking: Speaking | undefined;
  /** A clone, so that muting the call does not stop the level meter of the stream. */
  #voice: MediaStreamTrack | undefined;
  #muted: boolean;
  #held = false;
  #listens = false;
  readonly #video = new Map<Exclude<MediaSource, 'audio'>, VideoStream>();
  readonly #audioChanged = (): void => void this.#reopenVoice().catch(() => undefined);
  readonly #videoChanged = ({ source }: { source: VideoStream }): void => {
    void this.#resend(source).catch(() => undefined);
  };

  constructor(deps: SendingDeps, muted: boolean) {
    this.#deps = deps;
    this.#muted = muted;
  }

  get audio(): AudioStream | undefined {
    return this.#audio;
  }

  /** Whether a microphone is open, muted or not. */
  get isOpen(): boolean {
    return this.#voice !== undefined;
  }

  async startAudio(stream: AudioStream): Promise<void> {
    this.stopAudio();
    this.#audio = stream;
    stream.on('audioSourceChanged', this.#audioChanged);
    await this.#reopenVoice();
  }

  stopAudio(): void {
    this.#audio?.off('audioSourceChanged', this.#audioChanged);
    this.#audio = undefined;
    this.#closeVoice();
    this.#put('audio', undefined);
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    if (this.#voice) this.#voice.enabled = !muted;
  }

  /** From now on tells when the person speaks. */
  async listen(): Promise<void> {
    if (this.#listens) return;
    this.#listens = true;
    const stream = this.#audio;
    const media = await stream?.getMediaStream();
    // A microphone that is opened meanwhile listens by itself.
    if (media && stream === this.#audio && this.#voice) this.#listenTo(media);
  }

  setHeld(held: boolean): void {
    if (this.#held === held) return;
    this.#held = held;
    this.#put('audio', this.#voice);
    for (const [source, stream] of this.#video) void this.#send(source, stream);
  }

  async startVideo(source: Exclude<MediaSource, 'audio'>, stream: VideoStream): Promise<void> {
    this.stopVideo(source);
    this.#video.set(source, stream);
    stream.on('videoSourceChanged', this.#videoChanged);
    await this.#send(source, stream);
  }

  stopVideo(source: Exclude<MediaSource, 'audio'>): VideoStream | undefined {
    const stream = this.#video.get(source);
    stream?.off('videoSourceChanged', this.#videoChanged);
    this.#video.delete(source);
    this.#put(source, undefined);
    return stream;
  }

  close(): void {
    this.stopAudio();
    this.stopVideo('camera');
    this.stopVideo('screen');
  }

  async #reopenVoice(): Promise<void> {
    const stream = this.#audio;
    const media = await stream?.getMediaStream();
    if (!media || stream !== this.#audio) return;
    this.#closeVoice();
    const track = media.getAudioTracks()[0];
    if (!track) return;
    const voice = track.clone();
    voice.enabled = !this.#muted;
    voice.onended = () => this.#deps.onEnded('audio');
    voice.onmute = () => this.#deps.onUnexpectedMute(true);
    voice.onunmute = () => this.#deps.onUnexpectedMute(false);
    this.#voice = voice;
    this.#put('audio', voice);
    if (this.#listens) this.#listenTo(media);
  }

  #listenTo(media: MediaStream): void {
    this.#speaking?.stop();
    this.#speaking = new Speaking(media, this.#deps.platform, this.#deps.onSpeaking);
  }

  #closeVoice(): void {
    this.#speaking?.stop();
    this.#speaking = undefined;
    if (!this.#voice) return;
    this.#voice.onended = this.#voice.onmute = this.#voice.onunmute = null;
    this.#voice.stop();
    this.#voice = undefined;
  }

  async #resend(stream: VideoStream): Promise<void> {
    const source = [...this.#video].find(([, one]) => one === stream)?.[0];
    if (source) await this.#send(source, stream);
  }

  async #send(source: Exclude<MediaSource, 'audio'>, stream: VideoStream): Promise<void> {
    const track = (await stream.getMediaStream()).getVideoTracks()[0];
    if (this.#video.get(source) !== stream || !track) return;
    track.onended = () => this.#deps.onEnded(source);
    if (source === 'screen') track.contentHint = 'detail';
    this.#put(source, track);
  }

  #put(source: MediaSource, track: MediaStreamTrack | undefined): void {
    const sent = this.#held ? undefined : track;
    // A link that is being replaced takes what is sent from here anyway.
    this.#deps.media.send(source, sent).catch(() => undefined);
  }
}
