'use client';

import type { Role } from '@switchboard/identity';
import { access } from '@switchboard/page-client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { revokeInParts } from './revoke-in-parts';

export interface RevocationRequest {
  /** Everybody's when absent. */
  readonly role: Role | undefined;
  readonly reason: string;
  /** How many people hold a token, as far as that is known. */
  readonly total: number | undefined;
}

export interface Progress {
  readonly revoked: number;
  /** Where to go on; null when all is done. */
  readonly after: string | null | undefined;
}

const NOTHING: Progress = { revoked: 0, after: undefined };

/** Ends the tokens of many, some at a time, as long as the page is open. */
export function useRevocation() {
  const [progress, setProgress] = useState(NOTHING);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const run = useMutation({
    mutationFn: ({ role, reason, from }: RevocationRequest & { from: Progress }) => {
      stop.current = new AbortController();
      setProgress(from);
      return revokeInParts(
        (after) => access.tokens.revokeSome.mutate({ role, reason, after }),
        stop.current.signal,
        ({ revoked, after }) => setProgress((so) => ({ revoked: so.revoked + revoked, after })),
        from.after ?? undefined,
      );
    },
  });
  const request = run.variables;
  return {
    progress,
    request,
    state: run.status,
    error: run.error,
    start: (asked: RevocationRequest) => run.mutate({ ...asked, from: NOTHING }),
    goOn: () => request && run.mutate({ ...request, from: progress }),
    stop: () => stop.current.abort(),
    forget: run.reset,
  };
}

export type Revocation = ReturnType<typeof useRevocation>;
