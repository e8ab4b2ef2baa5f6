'use client';

import type { Flow } from '@switchboard/bots';
import type { FlowView } from '@switchboard/bots-api/client';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { problemsOf } from './problems-of';
import type { DraftProblem } from './problems-of';

/** A flow that somebody writes, before anybody else hears of it. */
export interface Draft {
  readonly botId: string;
  readonly flow: Flow;
  /** The version that it was made from. */
  readonly base: FlowView;
  readonly isChanged: boolean;
  /** Whether another version was published meanwhile. */
  readonly isOutdated: boolean;
  readonly problems: readonly DraftProblem[];
  readonly isComplete: boolean;
  readonly change: (flow: Flow) => void;
  /** Goes on from what is active. */
  readonly discard: () => void;
}

const DraftContext = createContext<Draft | undefined>(undefined);

/** Kept as long as one stays with the bot: what is written is tried and tested before it is published. */
export function DraftProvider({
  active,
  children,
}: {
  readonly active: FlowView;
  readonly children: ReactNode;
}): ReactElement {
  const [written, setWritten] = useState<{ readonly base: FlowView; readonly flow: Flow }>();
  // A draft that nothing was changed in follows what is active.
  const { base, flow } = written ?? { base: active, flow: active.flow };
  const isChanged = written !== undefined && written.flow !== written.base.flow;
  useLeaveWarning(isChanged);
  const draft = useMemo((): Draft => {
    const problems = problemsOf(flow, base.skills);
    return {
      ...{ botId: active.botId, flow, base, isChanged, problems },
      isOutdated: isChanged && base.version !== active.version,
      isComplete: problems.length === 0,
      change: (next) => setWritten({ base, flow: next }),
      discard: () => setWritten(undefined),
    };
  }, [active, base, flow, isChanged]);
  return <DraftContext value={draft}>{children}</DraftContext>;
}

/** @throws Error outside of `DraftProvider` */
export function useDraft(): Draft {
  const draft = use(DraftContext);
  if (!draft) throw new Error('Put it inside of DraftProvider.');
  return draft;
}

/** The browser asks before what was written is lost. */
function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged]);
}
