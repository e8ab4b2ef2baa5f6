'use client';

import { useFrame, useThree } from '@react-three/fiber';
import type { ThreeEvent } from '@react-three/fiber';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { Plane, Vector3 } from 'three';
import type { Mesh } from 'three';
import { useSpace } from '../space-context';
import type { Thing, ThingShape } from '../world/things';

/** One thing: it is grabbed, dragged and thrown with the pointer. */
export function ThingMesh({ thing }: { readonly thing: Thing }): ReactElement {
  const { world } = useSpace();
  const mesh = useRef<Mesh>(null);
  const { grab, drag, release } = useGrabbing(thing.id);
  useFrame(() => {
    const { position, rotation } = world.at(thing.id);
    mesh.current?.position.set(...position);
    mesh.current?.quaternion.set(...rotation);
  });
  return (
    <mesh
      ref={mesh}
      castShadow
      receiveShadow
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <Geometry shape={thing.shape} />
      <meshStandardMaterial color={thing.colour} roughness={0.6} />
    </mesh>
  );
}

/** A thing is dragged in the plane that faces the eye, where it was grabbed. */
function useGrabbing(id: number) {
  const { world } = useSpace();
  const camera = useThree((state) => state.camera);
  const plane = useRef(new Plane());
  const isHeld = (): boolean => world.heldThing === id;
  return {
    grab(event: ThreeEvent<PointerEvent>) {
      event.stopPropagation();
      (event.target as Element).setPointerCapture(event.pointerId);
      world.grab(id);
      const facing = camera.getWorldDirection(new Vector3());
      plane.current.setFromNormalAndCoplanarPoint(facing, event.point);
    },
    drag(event: ThreeEvent<PointerEvent>) {
      if (!isHeld()) return;
      event.stopPropagation();
      const hand = event.ray.intersectPlane(plane.current, new Vector3());
      if (hand) world.drag([hand.x, hand.y, hand.z]);
    },
    release(event: ThreeEvent<PointerEvent>) {
      if (!isHeld()) return;
      (event.target as Element).releasePointerCapture(event.pointerId);
      world.release();
    },
  };
}

function Geometry({ shape }: { readonly shape: ThingShape }): ReactElement {
  if (shape.kind === 'ball') return <sphereGeometry args={[shape.radius, 24, 16]} />;
  if (shape.kind === 'box') return <boxGeometry args={[...shape.size]} />;
  return <cylinderGeometry args={[shape.radius, shape.radius, shape.height, 24]} />;
}
