import type { CallArgs } from '@switchboard/acs-wire';
import { homeOf, keyOf } from '../bus.ts';
import type { CallBus } from '../bus.ts';
import type { Home } from '../home/home.ts';
import { invalid, notFound } from '../call/refusal.ts';
import type { Request } from './handlers.ts';

/**
 * Sends what an end asks to where its call lives.
 *
 * @param request whose arguments went through `readArgs`
 * @throws Refusal when there is no such call
 */
export async function sendRequest(
  { bus, home }: { readonly bus: CallBus; readonly home: Home },
  request: Omit<Request, 'type' | 'callId'>,
): Promise<void> {
  const { process, callId } = await destination(request.op, request.args, bus, home);
  bus.send(process, { type: 'request', ...request, ...(callId && { callId }) });
}

/** The process that a request is for, and for a group or room the call that it has. */
async function destination(
  op: string,
  args: unknown,
  bus: CallBus,
  home: Home,
): Promise<{ process: string; callId?: string }> {
  if (op === 'call.join') {
    const { locator } = args as CallArgs<'call.join'>;
    const callId = await bus.claim(keyOf(locator), home.newId());
    return { process: homeOf(callId), callId };
  }
  if (op === 'call.start') {
    const { transfer } = args as CallArgs<'call.start'>;
    return { process: transfer ? await homeIn(bus, transfer.callId) : bus.self };
  }
  const { callId, targetCallId } = args as { callId: string; targetCallId?: string };
  if (homeOf(callId) === '') throw invalid('This is no callId.');
  const process = await homeIn(bus, callId);
  // Of two calls the one that somebody comes into looks at it first.
  return { process: op === 'call.handOver' ? await homeIn(bus, targetCallId ?? '') : process };
}

/** The process of a call. @throws Refusal when it does not run, because then nobody would answer */
async function homeIn(bus: CallBus, callId: string): Promise<string> {
  const process = homeOf(callId);
  const runs = process === bus.self || (await bus.alive([process])).has(process);
  if (!runs) throw notFound('This call is over.');
  return process;
}
