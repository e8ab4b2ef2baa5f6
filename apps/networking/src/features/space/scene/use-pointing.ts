import type { ThreeEvent } from '@react-three/fiber';
import { useSpace } from '../space-context';

/** The part of one's body that is where one points. */
export const POINTER_PART = 1;
const EVERY_MS = 50;

/** Shows others where on a surface one points, by hovering over it; and moves what one holds. */
export function usePointing() {
  const { space, world } = useSpace();
  let lastMs = 0;
  return {
    onPointerMove(event: ThreeEvent<PointerEvent>) {
      const now = performance.now();
      if (now - lastMs < EVERY_MS || world.heldThing !== undefined) return;
      lastMs = now;
      event.stopPropagation();
      const { x, y, z } = event.point;
      const pose = { position: [x, y, z], rotation: [0, 0, 0, 1] } as const;
      space.data.things.moveBody(pose, POINTER_PART);
    },
  };
}
