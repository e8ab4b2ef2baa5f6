import { isAzureEndpoint } from '@switchboard/acs-client';
import { createCalling } from '@switchboard/calling';
import type { Calling, CallRef } from '@switchboard/calling';
import { loadEngine } from '@switchboard/calling-engine';
import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { CallDataTransport, participantsOf } from '@switchboard/networking';
import type { OpenCredential } from '@switchboard/access-api/client';

export interface CallOptions {
  readonly opened: OpenCredential;
  readonly name: string;
  readonly groupId: string;
}

/** Joins the call of a space, muted, and opens its data channel. @throws what the SDK throws */
export async function openCall(
  scope: Scope,
  { opened, name, groupId }: CallOptions,
): Promise<CallDataTransport> {
  const { endpoint, credential, userId } = opened;
  const engine = await loadEngine({ endpoint, isAzure: isAzureEndpoint(endpoint) });
  const calling = createCalling({
    engine,
    credential,
    self: userId,
    displayName: name,
    clock: systemClock,
  });
  scope.add(() => calling.end());
  await calling.start();
  const ref = await calling.joinGroup(groupId, { muted: true });
  await connected(calling, ref, scope.signal);
  const { call } = calling.session(ref);
  return new CallDataTransport({
    feature: call.feature(engine.Features.DataChannel),
    self: userId,
    participants: participantsOf(call),
    clock: systemClock,
  });
}

/** @throws Error when the call ends before it has begun */
function connected(calling: Calling, ref: CallRef, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = (): void => {
    const phase = calling.getSnapshot().calls[ref]?.phase.name;
    if (phase === 'connected') resolve();
    if (phase === undefined || phase === 'ended') reject(new Error('the call has ended'));
  };
  const stop = calling.subscribe(look);
  signal.addEventListener('abort', () => reject(new Error('the space was left')), { once: true });
  look();
  return promise.finally(stop);
}
