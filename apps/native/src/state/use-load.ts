import { useCallback, useEffect, useState } from 'react';

export interface Loaded<T> {
  readonly data: T | undefined;
  readonly failure: unknown;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** Asks once it is shown, and again when `load` is another function; what was there stays meanwhile. */
export function useLoad<T>(load: () => Promise<T>): Loaded<T> {
  const [data, setData] = useState<T>();
  const [failure, setFailure] = useState<unknown>();
  const [isLoading, setLoading] = useState(true);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      setLoading(true);
      try {
        const found = await load();
        if (!isCurrent) return;
        setData(found);
        setFailure(undefined);
      } catch (error) {
        if (isCurrent) setFailure(error);
      }
      if (isCurrent) setLoading(false);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [attempt, load]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { data, failure, isLoading, reload };
}
