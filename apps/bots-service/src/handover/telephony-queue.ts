import { EventEmitter, on } from 'node:events';
import type { ServiceSignIn } from '@switchboard/auth/service';
import { createTelephonyClient, telephonyFailure } from '@switchboard/telephony-api/client';
import type { Change, HandoverView } from '@switchboard/telephony-api/client';
import { authorisedSource } from './authorised-source.ts';
import type { HandoverProgress, PeopleQueue, QueueRequest } from './people-queue.ts';

/** Answers that will not become better. */
const FINAL = new Set([
  'team-not-found',
  'handovers-full',
  'handover-not-found',
  'handover-exists',
]);

/** The queue of the telephony service. @param url where it is */
export function createTelephonyQueue(url: string, signIn: ServiceSignIn): PeopleQueue {
  const authorization = async (): Promise<string> => `Bearer ${await signIn.accessToken()}`;
  const { handovers } = createTelephonyClient({
    url: `${url}/trpc`,
    headers: async () => ({ authorization: await authorization() }),
    EventSource: authorisedSource(authorization),
  });
  const overOrAgain = (error: unknown): HandoverProgress => {
    if (FINAL.has(telephonyFailure(error)?.code ?? '')) return { state: 'over' };
    throw error;
  };
  return {
    request: (request, signal) =>
      handovers.request.mutate(inputOf(request), { signal }).then(progressOf, overOrAgain),
    get: (id, signal) => handovers.get.query({ id }, { signal }).then(progressOf, overOrAgain),
    cancel: (id, signal) =>
      handovers.cancel.mutate({ id }, { signal }).then(() => undefined, ignoreFinal),
    connected: (id, signal) =>
      handovers.connected.mutate({ id }, { signal }).then(() => undefined, ignoreFinal),
    notReached: (id, signal) =>
      handovers.failed
        .mutate({ id, reason: 'not-reached' }, { signal })
        .then(() => undefined, ignoreFinal),
    async *changes(signal) {
      const emitter = new EventEmitter();
      const ended = new AbortController();
      const stop = AbortSignal.any([signal, ended.signal]);
      const watching = handovers.watch.subscribe(undefined, {
        onData: (change: Change) => void emitter.emit('change', change),
        onError: () => ended.abort(),
        onComplete: () => ended.abort(),
      });
      try {
        for await (const [change] of on(emitter, 'change', { signal: stop })) {
          const { kind, id } = change as Change;
          if (kind === 'ready' || kind === 'missed') yield undefined;
          else if (id !== null) yield id;
        }
      } catch (error) {
        if (!stop.aborted) throw error;
      } finally {
        watching.unsubscribe();
      }
    },
  };
}

/** What is over needs no word any more. */
function ignoreFinal(error: unknown): void {
  const { code = '' } = telephonyFailure(error) ?? {};
  if (!FINAL.has(code) && code !== 'handover-wrong-state') throw error;
}

function inputOf({ name, number, id, team, channel, summary, ...where }: QueueRequest) {
  const { ours, threadId, callConnectionId } = where;
  const { problem } = summary;
  return {
    ...{ id, team, channel },
    customer: { ...(name && { name }), ...(number && { number }) },
    summary: {
      facts: summary.facts.map((fact) => ({ ...fact })),
      understood: [...summary.understood],
      ...(problem && { problem }),
    },
    ...(ours && { ours }),
    ...(threadId && { threadId }),
    ...(callConnectionId && { callConnectionId }),
  };
}

function progressOf({ state, colleague }: HandoverView): HandoverProgress {
  if (state === 'waiting' || state === 'offered') return { state: 'waiting' };
  if (state === 'accepted') return { state, userId: colleague?.userId ?? null };
  return { state: state === 'connected' ? 'connected' : 'over' };
}
