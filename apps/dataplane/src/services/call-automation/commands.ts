import type { AutomationTone, CallReason, PlaySource } from '@switchboard/acs-wire';
import type { MovedParty } from '../calls/port.ts';
import type { RecordingFormat } from '../media/port.ts';
import type { ConnectionDetails } from './connection.ts';
import type { Origin } from './follow.ts';
import type { Hearing } from './media/hearing.ts';
import type { ChannelType } from './recording/recording.ts';
import type { IncomingContext } from './incoming-context.ts';
import type { StreamOptions } from './media/streaming/stream-options.ts';

/** What an application says of itself when it comes into a call. */
export interface Entry {
  readonly userId: string;
  readonly callbackUri: string;
  readonly operationContext?: string | undefined;
  readonly streams: StreamOptions;
}

/** Whom to ring, and as whom. */
export interface Invite {
  readonly user: string;
  /** As whom the invitee is called; the application unless it says otherwise. */
  readonly callerId?: string | undefined;
  readonly callerName?: string | undefined;
  readonly ringMs?: number | undefined;
  readonly context?: Readonly<Record<string, string>> | undefined;
}

/** When enough was pressed, as it is sent from one process to another. */
export interface PlainCollecting {
  readonly initialSilenceMs: number;
  readonly interToneMs: number;
  readonly maxTones?: number | undefined;
  readonly stopTones: readonly AutomationTone[];
  /** Labels by their tones. */
  readonly choices?: readonly (readonly [tone: AutomationTone, label: string])[] | undefined;
}

/** What is done where a call lives; already checked, and authorised, where it was asked for. */
export type Command =
  | { readonly name: 'answer'; readonly ring: IncomingContext; readonly entry: Entry }
  | { readonly name: 'reject'; readonly ring: IncomingContext; readonly reason: CallReason }
  | { readonly name: 'redirect'; readonly ring: IncomingContext; readonly user: string }
  | { readonly name: 'connect'; readonly callId: string; readonly entry: Entry }
  | { readonly name: 'get'; readonly connection: string }
  | { readonly name: 'hangUp'; readonly connection: string; readonly forEveryone: boolean }
  | { readonly name: 'participants'; readonly connection: string }
  | ({ readonly name: 'add'; readonly connection: string; readonly origin: Origin } & Invite)
  | ({
      readonly name: 'transfer';
      readonly connection: string;
      readonly origin: Origin;
      readonly transferee?: string | undefined;
    } & Invite)
  | {
      readonly name: 'remove';
      readonly connection: string;
      readonly user: string;
      readonly origin: Origin;
    }
  | { readonly name: 'mute'; readonly connection: string; readonly user: string }
  | {
      readonly name: 'release';
      readonly connection: string;
      readonly users: readonly string[];
    }
  | {
      readonly name: 'take';
      readonly connection: string;
      readonly parties: readonly MovedParty[];
      /** The connection and the call they come from. */
      readonly from: string;
      readonly fromCallId: string;
      readonly origin: Origin;
    }
  | {
      readonly name: 'dismiss';
      readonly fromCallId: string;
      readonly parties: readonly MovedParty[];
    }
  | {
      readonly name: 'play';
      readonly connection: string;
      readonly sources: readonly PlaySource[];
      /** Everybody when absent. */
      readonly to?: readonly string[] | undefined;
      readonly loops: boolean;
      readonly interrupts: boolean;
      readonly origin: Origin;
    }
  | { readonly name: 'cancelMedia'; readonly connection: string }
  | {
      readonly name: 'recognize';
      readonly connection: string;
      readonly user: string;
      readonly prompts: readonly PlaySource[];
      readonly interruptsPrompt: boolean;
      readonly interrupts: boolean;
      /** Nothing where only words would do. */
      readonly collecting?: PlainCollecting | undefined;
      /** Nothing where only tones would do. */
      readonly hearing?: Hearing | undefined;
      readonly origin: Origin;
    }
  | {
      readonly name: 'continuousTones';
      readonly connection: string;
      readonly user: string;
      readonly on: boolean;
      readonly origin: Origin;
    }
  | {
      readonly name: 'sendTones';
      readonly connection: string;
      readonly user: string;
      readonly tones: readonly AutomationTone[];
      readonly origin: Origin;
    }
  | {
      readonly name: 'hold';
      readonly connection: string;
      readonly user: string;
      readonly on: boolean;
      /** What is played meanwhile. */
      readonly source?: PlaySource | undefined;
      readonly origin: Origin;
    }
  | {
      readonly name: 'mediaStreaming';
      readonly connection: string;
      readonly to: 'start' | 'stop';
      readonly origin: Origin;
    }
  | ({
      readonly name: 'transcription';
      readonly connection: string;
      readonly origin: Origin;
    } & (
      | { readonly to: 'start'; readonly locale?: string | undefined }
      | { readonly to: 'stop' }
      | { readonly to: 'update'; readonly locale: string }
    ))
  | {
      readonly name: 'startRecording';
      readonly callId: string;
      readonly channelType: ChannelType;
      readonly format: RecordingFormat;
      /** As whom the application is in the call, where it is. */
      readonly startedBy?: string | undefined;
      /** Raw identifiers by their channels, of an unmixed one. */
      readonly channels: readonly string[];
      readonly isPaused: boolean;
      readonly callbackUri?: string | undefined;
      readonly base: string;
    }
  | {
      readonly name: 'changeRecording';
      readonly recording: string;
      readonly to: 'active' | 'inactive' | 'stopped';
    }
  | {
      readonly name: 'cancelAdd';
      readonly connection: string;
      readonly invitation: string;
      readonly origin: Origin;
    };

/** Only where it was asked for: the call lives there from then on. */
export interface Create {
  readonly entry: Entry;
  readonly details: ConnectionDetails;
  readonly invites: readonly Invite[];
}
