import { relayCredentials } from '@switchboard/access-api/client';
import { ConnectivityCheck } from '@switchboard/networking';
import type { CheckProgress } from '@switchboard/networking';
import { access } from '@switchboard/page-client';
import { useEffect, useRef, useState } from 'react';
import { pageClock } from './page-clock';

/** The least that the trusted service gives: it is used at once, and not again. */
const LIFETIME_MINUTES = 5;

export type CheckState =
  | { readonly phase: 'before' }
  /** Credentials are asked for. */
  | { readonly phase: 'asking' }
  | { readonly phase: 'running'; readonly progress: CheckProgress }
  | { readonly phase: 'done'; readonly progress: CheckProgress; readonly at: Date }
  /** `browser`: it has no peer connections, or does not let pages use them. */
  | {
      readonly phase: 'failed';
      readonly at: 'credentials' | 'browser';
      readonly failure: unknown;
    };

export interface Check {
  readonly state: CheckState;
  /** Begins, also once more. */
  readonly start: () => void;
  readonly cancel: () => void;
}

/** The check of this page; it ends with it. */
export function useCheck(): Check {
  const [state, setState] = useState<CheckState>({ phase: 'before' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const cancel = (): void => {
    running.current?.abort();
    setState({ phase: 'before' });
  };
  const start = (): void => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const tell = (next: CheckState): void => {
      if (!signal.aborted) setState(next);
    };
    void checkFromHere(signal, tell);
  };
  return { state, start, cancel };
}

async function checkFromHere(signal: AbortSignal, tell: (state: CheckState) => void) {
  let at: 'credentials' | 'browser' = 'credentials';
  try {
    tell({ phase: 'asking' });
    const { iceServers } = await relayCredentials(access, { lifetimeMinutes: LIFETIME_MINUTES });
    at = 'browser';
    const check = new ConnectivityCheck(
      { iceServers, RTCPeerConnection, clock: pageClock, signal },
      (progress) => tell({ phase: 'running', progress }),
    );
    const progress = await check.run();
    tell({ phase: 'done', progress, at: new Date() });
  } catch (failure) {
    tell({ phase: 'failed', at, failure });
  }
}
