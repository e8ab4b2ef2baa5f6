'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { toRequest } from './text-filter';
import type { TextFilter } from './text-filter';

const PAGE = 50;
const TEXTS = ['texts'] as const;

export type LoggedText = Awaited<ReturnType<typeof access.texts.log.query>>['items'][number];
export type TextProvider = Awaited<ReturnType<typeof access.texts.providers.query>>[number];

/** A page of the log, the latest first. */
export function useTexts(filter: TextFilter, cursor: string | undefined) {
  const request = toRequest(filter);
  return useQuery({
    queryKey: [...TEXTS, 'log', request, cursor],
    queryFn: ({ signal }) =>
      access.texts.log.query({ limit: PAGE, ...request, ...(cursor && { cursor }) }, { signal }),
    // The page before stays until the next is there.
    placeholderData: keepPreviousData,
  });
}

/** Who carries texts, as one looks. */
export function useTextProviders() {
  return useQuery({
    queryKey: [...TEXTS, 'providers'],
    queryFn: ({ signal }) => access.texts.providers.query(undefined, { signal }),
  });
}
