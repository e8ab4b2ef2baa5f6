'use client';

import { useFrame, useThree } from '@react-three/fiber';
import { Vector3 } from 'three';
import { useSpace } from '../space-context';
import { EYE_HEIGHT } from '../world/own-body';

/** One looks over one's own shoulder, a little down. */
const BEHIND = 1.4;
const ABOVE = 0.5;
const LOOKS_DOWN = 0.9;
const MAX_FRAME_S = 0.1;

/** Goes on with the world once for every picture, and looks at it from where one stands. */
export function OwnView(): null {
  const { space, world, body } = useSpace();
  const camera = useThree((state) => state.camera);
  useFrame((_, seconds) => {
    const step = Math.min(seconds, MAX_FRAME_S);
    body.step(step);
    world.walkTo([body.x, 0, body.z]);
    world.step(step);
    const pose = body.changed();
    if (pose) space.data.things.moveBody(pose);
    const [sin, cos] = [Math.sin(body.heading), Math.cos(body.heading)];
    camera.position.set(body.x + sin * BEHIND, EYE_HEIGHT + ABOVE, body.z + cos * BEHIND);
    const ahead = new Vector3(body.x - sin * 2, LOOKS_DOWN, body.z - cos * 2);
    camera.lookAt(ahead);
  });
  return null;
}
