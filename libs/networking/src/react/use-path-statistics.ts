import type { Clock } from '@switchboard/kernel';
import { useEffect, useState } from 'react';
import type { DataSession } from '../session/data-session.ts';
import type { PathStatistics } from '../session/measured-path.ts';

export interface PathSample {
  readonly at: Date;
  /** To the slowest peer, by kind of path, in milliseconds; absent while nobody is reached by it. */
  readonly roundTripMs: Readonly<Record<string, number>>;
}

export interface PathSamples {
  /** By kind of path. */
  readonly latest: Readonly<Record<string, readonly PathStatistics[]>>;
  /** Oldest first; of the last two minutes in which somebody was reached. */
  readonly history: readonly PathSample[];
}

const EVERY_MS = 1_000;
const MAX_HISTORY = 120;
const NOTHING: PathSamples = { latest: {}, history: [] };

/** Measures all paths of a session as long as the component is there; once a second there is something new. */
export function usePathStatistics(
  { paths }: Pick<DataSession, 'paths'>,
  clock: Clock,
): PathSamples {
  const [samples, setSamples] = useState(NOTHING);
  useEffect(() => {
    const watched = new Map<object, Disposable>();
    let timer: Disposable;
    const look = (): void => {
      timer = clock.after(EVERY_MS, look);
      for (const path of paths.values())
        if (!watched.has(path)) watched.set(path, path.watch(noop));
      const latest = latestOf(paths);
      setSamples(({ history }) => ({ latest, history: withSample(history, latest) }));
    };
    look();
    return () => {
      timer[Symbol.dispose]();
      for (const watching of watched.values()) watching[Symbol.dispose]();
    };
  }, [clock, paths]);
  return samples;
}

const noop = (): void => undefined;

function latestOf(paths: DataSession['paths']): PathSamples['latest'] {
  return Object.fromEntries([...paths].map(([kind, path]) => [kind, path.statistics()]));
}

/** A path that reaches nobody has no time to show. */
function withSample(history: readonly PathSample[], latest: PathSamples['latest']) {
  const slowest = Object.entries(latest).flatMap(([kind, peers]) => {
    const all = peers.flatMap(({ roundTripMs }) => roundTripMs ?? []);
    return all.length > 0 ? [[kind, Math.max(...all)] as const] : [];
  });
  if (slowest.length === 0) return history;
  const sample = { at: new Date(), roundTripMs: Object.fromEntries(slowest) };
  return [...history, sample].slice(-MAX_HISTORY);
}
