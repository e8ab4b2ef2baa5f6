'use client';

import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePeopleReason } from '../people/use-people-reason';
import { personKey } from './use-person';
import type { Person, PersonFile } from './use-person';

/** Says that a change did not work, and reads again what it would have changed. */
export function useAfterChange(personId: string) {
  const t = useTranslations('person');
  const reason = usePeopleReason();
  const queries = useQueryClient();
  return {
    failed: (error: unknown): void =>
      showNotice({ kind: 'bad', message: t('didNotWork', { reason: reason(error) }) }),
    readAgain: async (): Promise<void> => {
      for (const queryKey of [
        personKey(personId),
        ['timeline', personId],
        ['sessions', personId],
        ['people'],
        ['person-name', personId],
      ]) {
        await queries.invalidateQueries({ queryKey });
      }
    },
  };
}

/** Ends no access. */
async function unblock(personId: string): Promise<{ isPending: boolean }> {
  await access.people.unblock.mutate({ personId });
  return { isPending: false };
}

/** Blocks and lets in again: shown at once, taken back where it did not work, and undone by a press. */
export function useBlocking({ id, name }: Person) {
  const t = useTranslations('person');
  const queries = useQueryClient();
  const { failed, readAgain } = useAfterChange(id);
  const blocking = useMutation({
    mutationFn: (block: boolean) =>
      block ? access.people.block.mutate({ personId: id }) : unblock(id),
    onMutate: async (block) => {
      await queries.cancelQueries({ queryKey: personKey(id) });
      const before = queries.getQueryData<PersonFile>(personKey(id));
      const blockedAt = block ? new Date().toISOString() : null;
      queries.setQueryData<PersonFile>(
        personKey(id),
        before && { ...before, person: { ...before.person, blockedAt } },
      );
      return { before };
    },
    onError: (error, _, shown) => {
      queries.setQueryData(personKey(id), shown?.before);
      failed(error);
    },
    onSuccess: ({ isPending }, block) =>
      showNotice({
        message: [
          t(block ? 'blocked' : 'unblocked', { name }),
          ...(isPending ? [t('revocationPending')] : []),
        ].join(' '),
        action: { label: t('undo'), onAction: () => blocking.mutate(!block) },
      }),
    onSettled: readAgain,
  });
  return blocking;
}

/** They can get new ones: it throws out who holds one that is not theirs. */
export function useEndTokens({ id, name }: Person) {
  const t = useTranslations('person');
  const { failed, readAgain } = useAfterChange(id);
  return useMutation({
    mutationFn: () => access.tokens.revoke.mutate({ personId: id }),
    onSuccess: ({ isPending }) =>
      showNotice({ message: isPending ? t('revocationPending') : t('tokensEnded', { name }) }),
    onError: failed,
    onSettled: readAgain,
  });
}
