'use client';

import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NUMBERS } from './use-numbers';

/** Changes something about numbers, and looks again; what ACS takes its time for shows as a line of its own. */
export function useNumberChange<Answer>(
  act: () => Promise<Answer>,
  { said, onDone }: { readonly said?: string; readonly onDone: (answer: Answer) => void },
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      onDone(answer);
      if (said !== undefined) showNotice({ message: said });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: NUMBERS }),
  });
}
