'use client';

import { access, useReason } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

export type LiveState = Awaited<ReturnType<typeof access.live.state.query>>;

const KEY = ['live'];

/** The data plane's clock, faults, connections and counts, as one looks and after each change. */
export function useLiveState() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => access.live.state.query(undefined, { signal }),
  });
}

/** Does something to the data plane, says when it could not be done, and looks again. */
export function useLiveAction<Input>(act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  const reason = useReason();
  return useMutation({
    mutationFn: act,
    onError: (failure) => showNotice({ kind: 'bad', message: reason(failure) }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
