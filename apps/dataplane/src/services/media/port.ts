import type { MediaCandidate, MediaSource, MediaTrack, MediaWants } from '@switchboard/acs-wire';
import { port } from '../../platform/ports.ts';
import type { CallSounds } from './sound/call-sound.ts';
import type { TelephoneSound } from './telephone/audio-line.ts';

/** The forwarding engines of this process: one is picked for a call, and keeps it. */
export interface MediaEngines extends AsyncDisposable {
  /** @throws EngineUnavailable when no engine runs or none has room */
  open(callId: string): Promise<MediaRoom>;
  /** For the control plane: each instance with its load. */
  describe(): readonly EngineInfo[];
}

export interface EngineInfo {
  readonly name: string;
  readonly kind: 'built-in' | 'janus';
  readonly healthy: boolean;
  readonly rooms: number;
  readonly legs: number;
}

/** One call's place in an engine. */
export interface MediaRoom extends AsyncDisposable {
  readonly engine: string;
  /** Most legs it takes. */
  readonly capacity: number;
  join(user: string, grants: MediaGrants, listener: MediaLegListener): Promise<MediaLeg>;
  /** Called once when the engine behind it died; the room is gone then. */
  onFailed(listener: () => void): void;
}

/** What a role may send at all; whether it does is up to the person. */
export type MediaGrants = Readonly<Record<MediaSource, boolean>>;

/** What an engine says to one leg. */
export interface MediaLegListener {
  /** The engine's offer for what it sends down, with whose track each section is. */
  offer(sdp: string, tracks: readonly MediaTrack[]): void;
  candidate(transport: 'up' | 'down', candidate: MediaCandidate | null): void;
  /** The path to this leg is gone for good. */
  lost(): void;
}

/**
 * One person's two connections to the engine: `up`, offered by the page, carries their own tracks;
 * `down`, offered by the engine, carries everybody else's.
 */
export interface MediaLeg extends AsyncDisposable {
  /**
   * @param tracks which section carries what; a source that is not granted is refused
   * @returns the answer
   * @throws MediaRefused for a source without a grant or a description that cannot be used
   */
  publish(sdp: string, tracks: readonly MediaTrack[]): Promise<string>;
  /** The page's answer to the last offer for `down`. */
  answer(sdp: string): Promise<void>;
  candidate(transport: 'up' | 'down', candidate: MediaCandidate | null): Promise<void>;
  /** What the page shows, and how large: chooses simulcast layers, and stops what is not seen. */
  want(wants: MediaWants): void;
  /** The role has changed: what it does not grant any more is not forwarded from now on. */
  grant(grants: MediaGrants): void;
  /** While muted, no sound of this leg is forwarded, whatever the page sends. */
  mute(muted: boolean): void;
  /**
   * Who hears what this leg sends, also while a hold keeps everything else from them; all others when absent.
   * Fulfilled when nobody else hears it any more.
   */
  address(to: readonly string[] | undefined): Promise<void>;
  /** A hold: nothing goes up, and down only what is addressed to this leg. */
  pause(paused: boolean): void;
}

/** A page asked for something it may not have. */
export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';
}

/** No engine can take the call now. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}

export type { MediaEvent } from './audio/audio-port.ts';
export type { MediaSignalling } from './audio/signalling.ts';
export type { AudioLine, TelephoneSound } from './telephone/audio-line.ts';
export type { LineMedia, LineQuality } from './telephone/protocol.ts';

export { readPcm } from './sound/ear.ts';
export type { StreamNews, StreamProblem, StreamStart } from './sound/streams/stream-protocol.ts';
export { MP3_BITRATE, repairMp3 } from './sound/mp3-frames.ts';
export { peaksPath } from './sound/peaks-file.ts';
export { RECORDED_RATE } from './sound/recording-file.ts';
export type { Extent, RecordingFormat } from './sound/recording-file.ts';
export { repairWav } from './sound/wav-file.ts';
export type { CallSound, CallSounds } from './sound/call-sound.ts';
export { PromptUnplayable, SoundUnavailable } from './sound/call-sound.ts';

export const mediaPort = port<MediaEngines>('media');
export const callSoundsPort = port<CallSounds>('call-sounds');
/** Offered where phones are on. */
export const telephoneSoundPort = port<TelephoneSound>('telephone-sound');
