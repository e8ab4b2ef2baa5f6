'use client';

import { useFrame } from '@react-three/fiber';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { Group, Mesh } from 'three';
import { useSpace } from '../space-context';
import { colourOf } from '../world/colours';
import { EYE_HEIGHT } from '../world/own-body';
import { NameLabel } from './name-label';
import { POINTER_PART } from './use-pointing';

export interface PeerProps {
  readonly id: string;
  readonly name: string;
  /** Paler while no path reaches them. */
  readonly isReached: boolean;
}

/** Somebody else: their body, their name above it, and what they point at. */
export function Peer({ id, name, isReached }: PeerProps): ReactElement {
  const { things } = useSpace().space.data;
  const figure = useRef<Group>(null);
  const dot = useRef<Mesh>(null);
  const colour = colourOf(id);
  useFrame(() => {
    const body = things.bodyOf(id);
    if (figure.current) figure.current.visible = body !== undefined;
    if (body) {
      figure.current?.position.set(...body.position);
      figure.current?.quaternion.set(...body.rotation);
    }
    const pointed = things.bodyOf(id, POINTER_PART);
    if (dot.current) dot.current.visible = pointed !== undefined;
    if (pointed) dot.current?.position.set(...pointed.position);
  });
  const material = (
    <meshStandardMaterial color={colour} transparent opacity={isReached ? 1 : 0.35} />
  );
  return (
    <>
      <group ref={figure} visible={false}>
        <mesh position={[0, -0.75, 0]} castShadow>
          <capsuleGeometry args={[0.25, 0.9, 6, 16]} />
          {material}
        </mesh>
        <mesh castShadow>
          <sphereGeometry args={[0.2, 24, 16]} />
          {material}
        </mesh>
        {[-0.08, 0.08].map((x) => (
          <mesh key={x} position={[x, 0.04, -0.17]}>
            <sphereGeometry args={[0.04, 12, 8]} />
            <meshBasicMaterial color="#1a1b1e" />
          </mesh>
        ))}
        <NameLabel name={name} height={EYE_HEIGHT * 0.28} />
      </group>
      <mesh ref={dot} visible={false}>
        <sphereGeometry args={[0.05, 12, 8]} />
        <meshBasicMaterial color={colour} />
      </mesh>
    </>
  );
}
