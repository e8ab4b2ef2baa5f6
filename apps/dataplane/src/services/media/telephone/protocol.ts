import type { Digit } from '@switchboard/audio';
import type { MediaEvent } from '../audio/audio-port.ts';
import type { Question, Reply } from '../audio/questions.ts';

/** How a process for the sound of telephones begins. */
export interface Begin {
  /** UDP ports for RTP, both included. */
  readonly ports: readonly [number, number];
  /** The address they are bound to. */
  readonly host: string;
  /** A telephone that should send and does not for so long has lost its line. */
  readonly silenceMs: number;
}

/** What two SDPs have agreed on for one line. */
export interface LineMedia {
  /** Where the peer is, as it says; nothing while it holds the call. */
  readonly address?: { readonly host: string; readonly port: number } | undefined;
  readonly codec: 'PCMU' | 'PCMA' | 'opus';
  readonly payloadType: number;
  readonly digits?: { readonly payloadType: number; readonly clockRate: number } | undefined;
  readonly isRtcpMuxed: boolean;
  readonly isSending: boolean;
  /** Whether the peer is to send: if it does not for long, its line is dead. */
  readonly isReceiving: boolean;
  /** SRTP, in the form of crypto lines. */
  readonly keys?: { readonly ours: string; readonly theirs: string } | undefined;
}

/** Lines are named by numbers that the parent gives. */
export type Command =
  /** @returns the port of RTP */
  | { readonly do: 'open'; readonly line: number }
  | { readonly do: 'negotiate'; readonly line: number; readonly media: LineMedia }
  | { readonly do: 'hear'; readonly line: number; readonly event: MediaEvent }
  | { readonly do: 'press'; readonly line: number; readonly digits: string }
  /** What the call answers to a question of the line. */
  | { readonly do: 'reply'; readonly ask: number; readonly reply: Reply }
  /** @returns how good it was, as JSON */
  | { readonly do: 'close'; readonly line: number };

export type LineMessage =
  | {
      readonly say: 'ask';
      readonly line: number;
      readonly ask: number;
      readonly question: Question;
    }
  | { readonly say: 'digit'; readonly line: number; readonly digit: Digit }
  /** Every few seconds. */
  | { readonly say: 'measured'; readonly line: number; readonly quality: LineQuality }
  /** Nothing has come from the peer for as long as no telephone is silent. */
  | { readonly say: 'dead'; readonly line: number }
  /** Something about its media failed; a new session was asked for where that helps. */
  | { readonly say: 'failed'; readonly line: number; readonly message: string };

export type FailureKind = 'ports' | 'unknown';

/** How good a line is, as far as is known. */
export interface LineQuality {
  /** Milliseconds; as the peer reports. */
  readonly roundTrip?: number | undefined;
  /** Share of packets from the peer, 0 to 1. */
  readonly lost?: number | undefined;
  /** The same since it was measured before; nothing where nothing was to come. */
  readonly lostLately?: number | undefined;
  /** Share of what was played that had to be made up, 0 to 1. */
  readonly concealed?: number | undefined;
  /** Milliseconds. */
  readonly jitter?: number | undefined;
  readonly packetsReceived: number;
  readonly packetsSent: number;
  /** Datagrams of somebody else. */
  readonly strangers: number;
}
