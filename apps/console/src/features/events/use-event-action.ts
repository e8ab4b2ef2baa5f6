'use client';

import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EVENTS } from './use-subscriptions';
import { useEventReason } from './use-event-reason';

/** Does something about events, says when it could not be done, and looks again. */
export function useEventAction<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  const reason = useEventReason();
  return useMutation({
    mutationFn: act,
    onError: (failure) => showNotice({ kind: 'bad', message: reason(failure) }),
    onSettled: () => queries.invalidateQueries({ queryKey: EVENTS }),
  });
}
