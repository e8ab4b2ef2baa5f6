import { useEffect, useEffectEvent } from 'react';
import { watchStrokes } from '../board/strokes';
import { useSpace } from '../space-context';

/** Hears of everything after which the room looks different: what others do, and what one does oneself. */
export function useWakeUps(wakeUp: () => void): void {
  const { space, world, body } = useSpace();
  const woken = useEffectEvent(wakeUp);
  useEffect(() => {
    const moved = space.data.things.watch(() => woken());
    const stopStrokes = watchStrokes(space.doc, () => woken());
    const stopWorld = world.watch(() => woken());
    const stopBody = body.watch(() => woken());
    woken();
    return () => {
      moved[Symbol.dispose]();
      stopStrokes();
      stopWorld();
      stopBody();
    };
  }, [body, space, world]);
}
