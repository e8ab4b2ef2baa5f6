'use client';

import { useFrame, useThree } from '@react-three/fiber';
import { useRef } from 'react';
import { Vector3 } from 'three';
import { useSpace } from '../space-context';
import { EYE_HEIGHT } from '../world/own-body';
import { useWakeUps } from './use-wake-ups';

/** One looks over one's own shoulder, a little down. */
const BEHIND = 1.4;
const ABOVE = 0.5;
const LOOKS_DOWN = 0.9;
const MAX_FRAME_S = 0.1;
/** After so many pictures in a row that took so long, a plainer one is better. */
const SLOW_FRAME_S = 0.04;
const MAX_SLOW_FRAMES = 10;
/** What others move is drawn a little later than they say it. */
const DRAWN_AFTER_MS = 500;

/** Goes on with the world once for every picture, and looks at it from where one stands. Where nothing moves, nothing is drawn. */
export function OwnView({ onSlow }: { readonly onSlow: () => void }): null {
  const { space, world, body } = useSpace();
  const camera = useThree((state) => state.camera);
  const invalidate = useThree((state) => state.invalidate);
  const awakeUntil = useRef(0);
  const slowFrames = useRef(0);
  useWakeUps(() => {
    awakeUntil.current = performance.now() + DRAWN_AFTER_MS;
    invalidate();
  });
  useFrame((_, seconds) => {
    slowFrames.current = seconds > SLOW_FRAME_S ? slowFrames.current + 1 : 0;
    if (slowFrames.current === MAX_SLOW_FRAMES) onSlow();
    const step = Math.min(seconds, MAX_FRAME_S);
    body.step(step);
    world.walkTo([body.x, 0, body.z]);
    world.step(step);
    const pose = body.changed();
    if (pose) space.data.things.moveBody(pose);
    const [sin, cos] = [Math.sin(body.heading), Math.cos(body.heading)];
    camera.position.set(body.x + sin * BEHIND, EYE_HEIGHT + ABOVE, body.z + cos * BEHIND);
    camera.lookAt(new Vector3(body.x - sin * 2, LOOKS_DOWN, body.z - cos * 2));
    if (body.isMoving || world.isMoving || performance.now() < awakeUntil.current) invalidate();
  });
  return null;
}
