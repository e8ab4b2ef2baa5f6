import type { Call, CallAgentCommon } from '@azure/communication-calling';
import type { CallAnswer, CallArgs, CallOperation, IceServer } from '@switchboard/acs-wire';
import type { Devices } from './device-manager.ts';
import type { Platform } from './platform.ts';

/** A call that somebody else has asked for. */
export interface TransferredCall {
  /** Raw id of the person, or the phone. */
  readonly to: string;
  /** For a phone: the number it is called from. */
  readonly callerId: string | undefined;
  readonly muted: boolean;
  /** The call that it comes from, and the transfer's own id. */
  readonly callId: string;
  readonly id: string;
}

/** What the parts of a call need of the agent it belongs to. */
export interface CallOwner {
  readonly user: string;
  readonly platform: Platform;
  readonly devices: Devices;
  readonly iceTransportPolicy: RTCIceTransportPolicy | undefined;
  iceServers(): readonly IceServer[];
  request<Op extends CallOperation>(op: Op, args: CallArgs<Op>): Promise<CallAnswer<Op>>;
  readonly agent: CallAgentCommon;
  /** Calls somebody because of a transfer. */
  startTransferred(transfer: TransferredCall): Call;
}

/** And what the call itself tells it. */
export interface OwningAgent<OwnCall> extends CallOwner {
  /** The server has given the call its id. */
  identified(call: OwnCall, id: string): void;
  ended(call: OwnCall): void;
  calls(): readonly OwnCall[];
}

/** What may be asked about a call one is in. */
export type AboutCall = Exclude<
  CallOperation,
  'agent.refresh' | 'call.start' | 'call.join' | 'media.describe' | 'media.candidate'
>;

/** Asks the server something about one call, whose id the asker need not know. */
export type AskAboutCall = <Op extends AboutCall>(
  op: Op,
  args: Omit<CallArgs<Op>, 'callId'>,
) => Promise<CallAnswer<Op>>;
