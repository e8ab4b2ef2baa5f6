import type { WavSound } from '@switchboard/audio';
import type { MediaEvent } from '../audio/audio-port.ts';
import type { MediaSignalling } from '../audio/signalling.ts';
import type { ListeningStart, Prompt, PromptPart, RecordingStart } from './protocol.ts';
import type { StreamNews, StreamStart } from './streams/stream-protocol.ts';

/** What somebody hears of the sound that they make in a call; prompts by their numbers. */
export interface CallSoundEvents {
  began(prompt: number): void;
  /** It was heard to its end. */
  played(prompt: number): void;
  /** No way to the media engine was found. */
  unheard(prompt: number): void;
  /** Somebody who is listened to began to speak; listenings by their numbers. */
  spoke(listening: number): void;
  /** They have said something, and were silent for as long as ends it. */
  said(listening: number, utterance: WavSound): void;
  /** Something became of a stream. */
  streamed(stream: number, news: StreamNews): void;
  /** What is recorded has reached its bound. */
  full(): void;
  /** What is recorded cannot be written any more. */
  unwritten(): void;
  /** The process that had it is gone: nothing more will come of it. */
  lost(): void;
}

/** The sound of a service in one call, in the process that has it. */
export interface CallSound extends AsyncDisposable {
  hear(event: MediaEvent): void;
  /** Instead of whatever is played. @throws PromptUnplayable; SoundUnavailable when its process is gone */
  play(prompt: Prompt): Promise<void>;
  /** Goes on with a prompt that was not whole. @throws PromptUnplayable; SoundUnavailable */
  append(part: PromptPart): Promise<void>;
  /** Listens for words of one participant, instead of whoever was listened to. @throws SoundUnavailable */
  listen(listening: ListeningStart): Promise<void>;
  /** Fulfilled when nobody is listened to. */
  stopListening(): Promise<void>;
  /** Connects to a server of the application's, which is sent what is heard; how that goes is said later. @throws SoundUnavailable */
  stream(start: StreamStart): Promise<void>;
  /** Sends a frame of its own there; `isGreeting` for one that is the first of each connection from now on. */
  write(stream: number, frame: string, isGreeting: boolean): void;
  /** Fulfilled when nothing more is sent there. */
  endStream(stream: number): Promise<void>;
  /** Writes what is heard from now on. @throws when it cannot be written */
  record(recording: RecordingStart): Promise<void>;
  /** While it is paused, what is heard is left out. */
  pause(on: boolean): Promise<void>;
  /** Fulfilled when the file is whole. */
  finish(): Promise<void>;
  /** Fulfilled when nothing more is said. */
  stop(): Promise<void>;
}

/** The sounds of services in the calls of this process. */
export interface CallSounds extends AsyncDisposable {
  /** @param speaks false for one that listens alone. @throws SoundUnavailable */
  open(signalling: MediaSignalling, speaks: boolean, events: CallSoundEvents): Promise<CallSound>;
}

/** The process for sounds does not start, or is gone. */
export class SoundUnavailable extends Error {
  override readonly name = 'SoundUnavailable';
}

/** One of the files is none that can be played. */
export class PromptUnplayable extends Error {
  override readonly name = 'PromptUnplayable';
  /** Its place among them. */
  readonly place: number;

  constructor(place: number) {
    super('A file cannot be played.');
    this.place = place;
  }
}
