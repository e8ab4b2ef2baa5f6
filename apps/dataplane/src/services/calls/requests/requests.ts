import { callOperations } from '@switchboard/acs-wire';
import { invalid } from '../call/refusal.ts';
import { addParticipant } from './add-participant.ts';
import { answerRinging } from './answer-ringing.ts';
import { during } from './during.ts';
import { handOver } from './hand-over.ts';
import { ANSWERED } from './handlers.ts';
import type { CallOp, Handlers, Request, RequestDeps } from './handlers.ts';
import { joinCall } from './join-call.ts';
import { media } from './media.ts';
import { startCall } from './start-call.ts';
import { transferCall } from './transfer-call.ts';

/**
 * Carries out what clients ask of the calls that live here.
 *
 * @returns takes requests whose arguments went through {@link readArgs}
 */
export function createRequests(deps: RequestDeps): (request: Request) => Promise<void> {
  const { home } = deps;
  const handlers: Handlers = {
    'call.start': startCall(deps),
    'call.join': joinCall(deps),
    'call.add': addParticipant(deps),
    ...answerRinging(deps),
    ...during(deps),
    'call.transfer': transferCall(deps),
    'call.handOver': handOver(deps),
    ...media(deps),
  };
  return async (request) => {
    const { op, args, from, id } = request;
    try {
      const handle = handlers[op as CallOp] as (args: unknown, request: Request) => unknown;
      const value = await handle(args, request);
      if (value !== ANSWERED) home.answer(from, id, value);
    } catch (error) {
      home.refuse(from, id, error);
    }
  };
}

/**
 * What a client asks, without what the operation does not know.
 *
 * @throws Refusal when there is no such operation, or these are no arguments of it
 */
export function readArgs(op: string, args: unknown): unknown {
  if (!isCallOp(op)) throw invalid('There is no such operation.');
  const parsed = callOperations[op].safeParse(args);
  if (!parsed.success) throw invalid(`The arguments of ${op} are not valid.`);
  return parsed.data;
}

function isCallOp(op: string): op is CallOp {
  return Object.hasOwn(callOperations, op) && op !== 'agent.refresh';
}
