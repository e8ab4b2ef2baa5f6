import { useCallback, useEffect, useRef, useState } from 'react';
import type { DataSession } from '../session/data-session.ts';
import type { BenchmarkResult } from '../session/path-benchmark.ts';
import type { PeerId } from '../transport/transport.ts';

export interface BenchmarkState {
  /** The path that is measured now; undefined while none is. */
  readonly running: string | undefined;
  /** By kind of path; undefined where it does not reach the peer, or failed. */
  readonly results: Readonly<Record<string, BenchmarkResult | undefined>>;
}

export interface Benchmark extends BenchmarkState {
  /** Measures these kinds of path to one peer, one after the other. */
  readonly start: (peer: PeerId, kinds: readonly string[]) => void;
  readonly stop: () => void;
}

const IDLE: BenchmarkState = { running: undefined, results: {} };

/** Compares the paths of a session, whatever it uses meanwhile; it stops with the component. */
export function useBenchmark({ paths }: Pick<DataSession, 'paths'>): Benchmark {
  const [state, setState] = useState(IDLE);
  const running = useRef<AbortController>(undefined);
  const stop = useCallback((): void => {
    running.current?.abort();
    setState(({ results }) => ({ running: undefined, results }));
  }, []);
  useEffect(() => () => running.current?.abort(), [paths]);
  const start = useCallback(
    (peer: PeerId, kinds: readonly string[]): void => {
      running.current?.abort();
      const own = (running.current = new AbortController());
      const tell = (change: (state: BenchmarkState) => BenchmarkState): void => {
        if (!own.signal.aborted) setState(change);
      };
      setState(IDLE);
      void compare({ paths, peer, kinds, signal: own.signal }, tell);
    },
    [paths],
  );
  return { ...state, start, stop };
}

interface Comparison {
  readonly paths: DataSession['paths'];
  readonly peer: PeerId;
  readonly kinds: readonly string[];
  readonly signal: AbortSignal;
}

async function compare(
  { paths, peer, kinds, signal }: Comparison,
  tell: (change: (state: BenchmarkState) => BenchmarkState) => void,
): Promise<void> {
  for (const kind of kinds) {
    tell((state) => ({ ...state, running: kind }));
    const path = paths.get(kind);
    const isReached = path?.peers().includes(peer) ?? false;
    // Whatever ends it, a path that closed for example, there is nothing to show for this one.
    const result = isReached
      ? await path!.benchmark(peer, signal).catch(() => undefined)
      : undefined;
    tell(({ results }) => ({ running: kind, results: { ...results, [kind]: result } }));
  }
  tell((state) => ({ ...state, running: undefined }));
}
