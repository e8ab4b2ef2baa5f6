'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import { readAgain } from './read-again.ts';

/** @returns the same function at each rendering: reads again what is kept under a key, as something has changed */
export function useReadAgain(): (queryKey: QueryKey) => void {
  const queries = useQueryClient();
  return useCallback((queryKey) => readAgain(queries, queryKey), [queries]);
}
