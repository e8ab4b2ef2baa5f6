import type { MeshPeerStatistics } from '@switchboard/networking';
import { useEffect, useState } from 'react';
import { useSpace } from '../space-context';

const EVERY_MS = 1_000;

/** How each is reached over connections of our own, as long as somebody looks. */
export function useMeshStatistics(): readonly MeshPeerStatistics[] {
  const { space } = useSpace();
  const [statistics, setStatistics] = useState<readonly MeshPeerStatistics[]>([]);
  useEffect(() => {
    const look = (): void => {
      space.meshStatistics().then(setStatistics, () => undefined);
    };
    const timer = setInterval(look, EVERY_MS);
    look();
    return () => clearInterval(timer);
  }, [space]);
  return statistics;
}
