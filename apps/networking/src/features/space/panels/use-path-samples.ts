import type { MeshPeerStatistics, PathStatistics } from '@switchboard/networking';
import { useEffect, useState } from 'react';
import { PATH_KINDS } from '../session/space-state';
import type { PathKind } from '../session/space-state';
import { useSpace } from '../space-context';

export interface PathSample {
  readonly at: Date;
  /** The slowest peer of each path, in milliseconds; undefined while nobody is reached by it. */
  readonly roundTripMs: Readonly<Record<PathKind, number | undefined>>;
}

export interface PathSamples {
  readonly latest: Readonly<Record<PathKind, readonly PathStatistics[]>>;
  readonly history: readonly PathSample[];
  readonly mesh: readonly MeshPeerStatistics[];
}

const EVERY_MS = 1_000;
/** Two minutes. */
const MAX_HISTORY = 120;
const NOTHING: PathSamples = { latest: { call: [], mesh: [] }, history: [], mesh: [] };

/** Measures the paths as long as somebody looks. */
export function usePathSamples(): PathSamples {
  const { space } = useSpace();
  const [samples, setSamples] = useState(NOTHING);
  useEffect(() => {
    const watched = new Map<unknown, Disposable>();
    const look = async (): Promise<void> => {
      for (const path of space.data.paths.values())
        if (!watched.has(path))
          watched.set(
            path,
            path.watch(() => undefined),
          );
      const mesh = await space.meshStatistics();
      const latest = {
        call: space.data.paths.get('call')?.statistics() ?? [],
        mesh: space.data.paths.get('mesh')?.statistics() ?? [],
      };
      setSamples(({ history }) => ({
        latest,
        mesh,
        history: withSample(history, latest),
      }));
    };
    const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
    void look().catch(() => undefined);
    return () => {
      clearInterval(timer);
      for (const watching of watched.values()) watching[Symbol.dispose]();
    };
  }, [space]);
  return samples;
}

/** A path that reaches nobody has no time to show. */
function withSample(history: readonly PathSample[], latest: PathSamples['latest']) {
  const sample = sampleOf(latest);
  const isEmpty = Object.values(sample.roundTripMs).every((value) => value === undefined);
  return isEmpty ? history : [...history, sample].slice(-MAX_HISTORY);
}

function sampleOf(latest: PathSamples['latest']): PathSample {
  const slowest = (kind: PathKind): number | undefined => {
    const all = latest[kind].flatMap(({ roundTripMs }) => roundTripMs ?? []);
    return all.length > 0 ? Math.max(...all) : undefined;
  };
  const [call, mesh] = PATH_KINDS.map(slowest);
  return { at: new Date(), roundTripMs: { call, mesh } };
}
