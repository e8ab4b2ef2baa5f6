import type { RecordingFormat } from '../../media/port.ts';

/** One of a call, as it is stored. */
export interface RecordingRow {
  readonly id: string;
  readonly callId: string;
  readonly home: string;
  readonly state: 'active' | 'inactive' | 'stopped';
  readonly channelType: ChannelType;
  readonly format: RecordingFormat;
  /** As whom the application that asked for it is in the call, where it is. */
  readonly startedBy: string | null;
  /** Raw identifiers, in the order of their channels. */
  readonly people: readonly string[];
  /** Times in milliseconds; the last one is open while it is paused. */
  readonly pauses: readonly Pause[];
  readonly callbackUri: string | null;
  /** Under which address its file is found. */
  readonly base: string;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly durationMs: number | null;
  readonly bytes: number | null;
  readonly endReason: EndReason | null;
}

export type ChannelType = 'mixed' | 'unmixed';

export interface Pause {
  readonly fromMs: number;
  readonly untilMs?: number | undefined;
}

/** `failed`: what had been written until then is there. */
export type EndReason = 'stopped' | 'call-ended' | 'full' | 'failed';

/** How many channels its file has. */
export function channelsOf(type: ChannelType): number {
  return type === 'mixed' ? 1 : 5;
}
