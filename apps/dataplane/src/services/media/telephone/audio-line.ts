import type { Digit } from '@switchboard/audio';
import type { MediaEvent } from '../audio/audio-port.ts';
import type { MediaSignalling } from '../audio/signalling.ts';
import type { LineMedia, LineQuality } from './protocol.ts';

/** What a line hears of its sound. */
export interface AudioLineEvents {
  digit(digit: Digit): void;
  /** Its telephone does not send any more, or its sound is gone: the line is of no use. */
  lost(): void;
  /** Every few seconds, and for the last time when the line was closed. */
  measured(quality: LineQuality): void;
}

/** The sound of one telephone, in the process that has it. */
export interface AudioLine extends AsyncDisposable {
  /** Of RTP, for the description. */
  readonly port: number;
  negotiate(media: LineMedia): Promise<void>;
  hear(event: MediaEvent): void;
  /** False when the telephone knows no keys within its sound. */
  press(digits: string): Promise<boolean>;
}

/** The sound of all telephones of this process. */
export interface TelephoneSound extends AsyncDisposable {
  /** How many telephones have their sound here. */
  readonly size: number;
  /** @throws AudioUnavailable */
  open(signalling: MediaSignalling, events: AudioLineEvents): Promise<AudioLine>;
}

/** No sound can be had now: the process does not start, or all of its ports are taken. */
export class AudioUnavailable extends Error {
  override readonly name = 'AudioUnavailable';
}
