import type { Call, CallAgentCommon } from '@azure/communication-calling';
import type { CallArgs, CallOperation, IceServer } from '@switchboard/acs-wire';
import type { LocalCall } from './call.ts';
import type { Devices } from './device-manager.ts';
import type { Platform } from './platform.ts';

/** What a call needs of the agent it belongs to. */
export interface AgentLine {
  readonly user: string;
  readonly platform: Platform;
  readonly devices: Devices;
  readonly iceTransportPolicy: RTCIceTransportPolicy | undefined;
  iceServers(): readonly IceServer[];
  request<Op extends CallOperation>(op: Op, args: CallArgs<Op>): Promise<unknown>;
  readonly agent: CallAgentCommon;
  /** The server has given the call its id. */
  known(call: LocalCall, id: string): void;
  ended(call: LocalCall): void;
  /** Calls somebody because of a transfer. */
  startTransferred(to: string, transfer: { callId: string; id: string }, muted: boolean): Call;
  calls(): readonly LocalCall[];
}
