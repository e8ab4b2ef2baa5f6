'use client';

import type { ThreeEvent } from '@react-three/fiber';
import type { ReactElement } from 'react';
import { useSpace } from '../space-context';
import { ROOM, TABLE } from '../world/things';
import { usePointing } from './use-pointing';

/** A click is no drag: the pointer has moved by less than so many pixels. */
const MAX_CLICK_PIXELS = 6;

export interface RoomProps {
  readonly isDark: boolean;
  /** Without shadows, where drawing them takes too long. */
  readonly isPlain: boolean;
}

/** Floor, walls, table and light. A click on the floor goes there. */
export function Room({ isDark, isPlain }: RoomProps): ReactElement {
  const { body } = useSpace();
  const pointing = usePointing();
  const { half, wallHeight } = ROOM;
  const walk = (event: ThreeEvent<MouseEvent>): void => {
    if (event.delta > MAX_CLICK_PIXELS) return;
    const { x, y, z } = event.point;
    body.walkTo([x, y, z]);
  };
  const wall = isDark ? '#5c626e' : '#f8f9fa';
  return (
    <>
      <hemisphereLight args={['#ffffff', '#8d8d99', isDark ? 1.6 : 2.2]} />
      <directionalLight position={[3, 7, 4]} intensity={isDark ? 1.6 : 2} castShadow={!isPlain} />
      <mesh rotation-x={-Math.PI / 2} receiveShadow onClick={walk} {...pointing}>
        <planeGeometry args={[half * 2, half * 2]} />
        <meshStandardMaterial color={isDark ? '#4a4e57' : '#dee2e6'} />
      </mesh>
      {[0, 1, 2, 3].map((side) => (
        <mesh
          key={side}
          rotation-y={(side * Math.PI) / 2}
          position={[
            Math.sin((side * Math.PI) / 2) * -half,
            wallHeight / 2,
            Math.cos((side * Math.PI) / 2) * -half,
          ]}
          {...pointing}
        >
          <planeGeometry args={[half * 2, wallHeight]} />
          <meshStandardMaterial color={wall} />
        </mesh>
      ))}
      <mesh position={[0, TABLE.height / 2, 0]} castShadow receiveShadow {...pointing}>
        <boxGeometry args={[TABLE.width, TABLE.height, TABLE.depth]} />
        <meshStandardMaterial color={isDark ? '#8a6f5a' : '#c9a27e'} />
      </mesh>
    </>
  );
}
