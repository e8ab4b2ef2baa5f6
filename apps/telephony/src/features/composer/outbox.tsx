'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { telephony } from '../live/telephony';
import { withMessage } from '../conversation/message-pages';
import { withOutgoing, withoutOutgoing } from './outgoing';
import type { Outgoing } from './outgoing';

/** What is being sent, for as long as the pages are open: it outlives the conversation that is shown. */
interface Outbox {
  readonly outgoing: readonly Outgoing[];
  /** Sends it, also once more: of one client id there is one text. */
  readonly send: (one: Outgoing) => void;
  readonly forget: (clientId: string) => void;
}

const OutboxContext = createContext<Outbox | undefined>(undefined);

export function OutboxProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const queries = useQueryClient();
  const [outgoing, setOutgoing] = useState<readonly Outgoing[]>([]);
  const actions = useMemo(() => {
    const forget = (clientId: string): void => setOutgoing((all) => withoutOutgoing(all, clientId));
    const send = ({ failure: _former, ...one }: Outgoing): void => {
      setOutgoing((all) => withOutgoing(all, one));
      const { conversationId, clientId, text } = one;
      telephony.inbox.send.mutate({ conversationId, clientId, text }).then(
        (message) => {
          withMessage(queries, message);
          forget(clientId);
        },
        (error: unknown) => setOutgoing((all) => withOutgoing(all, { ...one, failure: { error } })),
      );
    };
    return { send, forget };
  }, [queries]);
  const outbox = useMemo(() => ({ outgoing, ...actions }), [outgoing, actions]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

/** @throws Error outside of `OutboxProvider` */
export function useOutbox(): Outbox {
  const outbox = use(OutboxContext);
  if (!outbox) throw new Error('Put it inside of OutboxProvider.');
  return outbox;
}
