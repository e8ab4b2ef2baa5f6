/** Where what is heard in a call goes as it is heard: to a server of the application's. */
export interface StreamStart {
  /** Of this sound, in growing order. */
  readonly number: number;
  readonly url: string;
  /** Of the request that opens the connection. */
  readonly headers: Readonly<Record<string, string>>;
  /** Reserved address ranges that may be connected to all the same. */
  readonly allowedAddresses: readonly string[];
  /** The first frame of each connection. */
  readonly greeting: string;
  readonly content: StreamContent;
}

export type StreamContent =
  | {
      readonly kind: 'audio';
      readonly sampleRate: 16_000 | 24_000;
      /** Everybody together, or each by themselves. */
      readonly isMixed: boolean;
      /** Whether what the server says is heard in the call. */
      readonly isBidirectional: boolean;
    }
  /** What each of them says is handed over, an utterance at a time. */
  | { readonly kind: 'words' };

/** Why a stream is over that nobody ended. */
export type StreamProblem =
  /** The first connection did not come about. */
  | 'not-connected'
  /** It was lost, and did not come back. */
  | 'interrupted'
  | 'timed-out'
  /** What the server answered instead. */
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'too-many'
  /** It is somewhere where nothing may be sent. */
  | 'address-refused';

/** What is said of a stream in the process that has it. */
export type StreamNews =
  | { readonly kind: 'opened'; readonly isAgain: boolean }
  | { readonly kind: 'failed'; readonly problem: StreamProblem }
  | {
      readonly kind: 'said';
      /** Raw identifier. */
      readonly user: string;
      /** 16 kHz, 16 bits, little-endian, in base64. */
      readonly pcm: string;
      /** When it was over, since the stream began. */
      readonly endMs: number;
    };

export type StreamCommand =
  | { readonly do: 'stream'; readonly sound: number; readonly stream: StreamStart }
  | {
      readonly do: 'write';
      readonly sound: number;
      readonly stream: number;
      readonly frame: string;
      /** From now on it is the first of each connection. */
      readonly isGreeting: boolean;
    }
  | { readonly do: 'end-stream'; readonly sound: number; readonly stream: number };
