'use client';

import type { Calling, IncomingState } from '@switchboard/calling';
import { callKeyOf } from '@switchboard/push';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';

const message = z.object({
  type: z.literal('call-action'),
  action: z.enum(['answer', 'decline']),
  serverCallId: z.string(),
});

export type CallAction = z.output<typeof message>;

/** Does with calls that ring here what somebody has touched in a notification, which the service worker says. */
export function useWorkerCalls(
  calling: Pick<Calling, 'serverCallId'>,
  incoming: readonly IncomingState[],
  act: (call: IncomingState, action: CallAction['action']) => void,
): void {
  const [wanted, setWanted] = useState<CallAction>();
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
    if (!worker) return undefined;
    const hear = ({ data }: MessageEvent): void => {
      const heard = message.safeParse(data).data;
      if (!heard) return;
      setWanted(heard);
      worker.controller?.postMessage({ type: 'taken' });
    };
    worker.addEventListener('message', hear);
    worker.controller?.postMessage({ type: 'ready' });
    return () => worker.removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    if (!wanted) return undefined;
    let isOver = false;
    findCall(calling, incoming, wanted.serverCallId).then(
      (call) => {
        if (isOver || !call) return;
        setWanted(undefined);
        latest.current(call, wanted.action);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [calling, incoming, wanted]);
}

async function findCall(
  calling: Pick<Calling, 'serverCallId'>,
  incoming: readonly IncomingState[],
  serverCallId: string,
): Promise<IncomingState | undefined> {
  const wanted = callKeyOf(serverCallId);
  const keys = await Promise.all(
    incoming.map(async ({ id }) => callKeyOf((await calling.serverCallId(id)) ?? id)),
  );
  return incoming[keys.indexOf(wanted)];
}
