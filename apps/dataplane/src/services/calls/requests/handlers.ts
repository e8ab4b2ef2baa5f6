import type { CallAnswer, CallAnswers, CallOperation, callOperations } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { z } from 'zod';
import type { Limits } from '../../../platform/limits/limits.ts';
import type { ResourceLimits } from '../../../platform/limits/resources.ts';
import type { CallBus, CallMessage } from '../bus.ts';
import type { Ends } from '../ends/ends.ts';
import type { Home } from '../home/home.ts';
import type { Recorder } from '../records/recorder.ts';
import type { RoomDoor } from '../room-door.ts';

export interface RequestDeps {
  readonly home: Home;
  readonly bus: CallBus;
  readonly ends: Ends;
  readonly clock: Clock;
  readonly rooms: RoomDoor;
  readonly recorder: Recorder;
  readonly limits: Limits;
  readonly resources: ResourceLimits;
}

export type Request = Extract<CallMessage, { type: 'request' }>;
export type Args<Op extends CallOperation> = z.output<(typeof callOperations)[Op]>;
/** The agent's own business is not a call's. */
export type CallOp = Exclude<CallOperation, 'agent.refresh'>;
export type Handlers = {
  readonly [Op in CallOp]: (args: Args<Op>, request: Request) => Answer<Op> | Promise<Answer<Op>>;
};

/** A handler that has answered itself, because the answer has to come before what follows from it. */
export const ANSWERED = Symbol('answered');

/** Nothing to say but that it was done, or said already. */
type Answer<Op extends CallOp> =
  CallAnswer<Op> | typeof ANSWERED | (Op extends keyof CallAnswers ? never : void);
