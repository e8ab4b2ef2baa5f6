import type { MediaEvent } from '../audio/audio-port.ts';
import type { Question, Reply } from '../audio/questions.ts';
import type { RecordingFormat } from './recording-file.ts';
import type { StreamCommand, StreamNews } from './streams/stream-protocol.ts';

export type Begin = Readonly<Record<string, never>>;

/** Sounds are named by numbers that the parent gives. */
export type Command =
  | { readonly do: 'open'; readonly sound: number; readonly speaks: boolean }
  | { readonly do: 'hear'; readonly sound: number; readonly event: MediaEvent }
  | { readonly do: 'reply'; readonly ask: number; readonly reply: Reply }
  /** Fulfilled when its files have been read; how it went is said later. */
  | { readonly do: 'play'; readonly sound: number; readonly prompt: Prompt }
  /** Goes on with a prompt that was not whole; nothing where another is played by now. */
  | { readonly do: 'append'; readonly sound: number; readonly part: PromptPart }
  | { readonly do: 'stop'; readonly sound: number }
  /** From now on, or not any more. */
  | { readonly do: 'listen'; readonly sound: number; readonly listening?: ListeningStart }
  | { readonly do: 'record'; readonly sound: number; readonly recording: RecordingStart }
  | { readonly do: 'pause'; readonly sound: number; readonly on: boolean }
  /** Fulfilled when its file is whole. */
  | { readonly do: 'finish'; readonly sound: number }
  | StreamCommand
  | { readonly do: 'close'; readonly sound: number };

/** Where what is heard is written, at 16 kHz. */
export interface RecordingStart {
  readonly path: string;
  /** MP3 has one channel. */
  readonly format: RecordingFormat;
  /** Everybody together in one channel; or those who have one, by raw identifier, then the others as they come. */
  readonly channels: 'mixed' | readonly string[];
  readonly isPaused: boolean;
  readonly maxBytes: number;
}

/** Files that are played one after another. */
export interface Prompt {
  /** Of this sound, in growing order. */
  readonly number: number;
  /** Paths of WAV files. */
  readonly files: readonly string[];
  readonly loops: boolean;
  /** False for one that more files follow: until then it waits in silence. */
  readonly isWhole: boolean;
}

/** The next file of a prompt; without one, that there is none any more. */
export interface PromptPart {
  readonly number: number;
  readonly file?: string | undefined;
}

/** Whose words are listened for. */
export interface ListeningStart {
  /** Of this sound, in growing order. */
  readonly number: number;
  /** Raw identifier. */
  readonly user: string;
  /** Silence after which something is said. */
  readonly endSilenceMs: number;
}

export type SoundMessage =
  | {
      readonly say: 'ask';
      readonly sound: number;
      readonly ask: number;
      readonly question: Question;
    }
  /** The first frame of a prompt is on its way. */
  | { readonly say: 'began'; readonly sound: number; readonly prompt: number }
  /** The last one is, and was heard by everybody by now. */
  | { readonly say: 'played'; readonly sound: number; readonly prompt: number }
  /** No way to the media engine was found in time. */
  | { readonly say: 'unheard'; readonly sound: number; readonly prompt: number }
  /** Somebody who is listened to began to speak. */
  | { readonly say: 'spoke'; readonly sound: number; readonly listening: number }
  /** They have said something: 16 kHz, 16 bits, little-endian, in base64. */
  | {
      readonly say: 'said';
      readonly sound: number;
      readonly listening: number;
      readonly pcm: string;
    }
  | {
      readonly say: 'streamed';
      readonly sound: number;
      readonly stream: number;
      readonly news: StreamNews;
    }
  /** Its file can take no more, or cannot be written. */
  | { readonly say: 'full' | 'unwritten'; readonly sound: number }
  /** Its session broke down; another one was asked for. */
  | { readonly say: 'failed'; readonly sound: number; readonly message: string };

/** `file`: one of the files is none that can be played; the message is its place among them. */
export type FailureKind = 'file' | 'unknown';
