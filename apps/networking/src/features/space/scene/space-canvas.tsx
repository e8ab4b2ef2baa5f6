'use client';

import { useComputedColorScheme } from '@mantine/core';
import { Canvas } from '@react-three/fiber';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { SpaceContext, useSpace, useSpaceState } from '../space-context';
import { useNames } from '../use-names';
import type { Direction } from '../world/own-body';
import { THINGS } from '../world/things';
import { BoardWall } from './board-wall';
import { OwnView } from './own-view';
import { Peer } from './peer';
import { Room } from './room';
import { ThingMesh } from './thing-mesh';

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'forward',
  ArrowDown: 'back',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  KeyW: 'forward',
  KeyS: 'back',
  KeyA: 'left',
  KeyD: 'right',
};

/** The room in three dimensions. What is in it is in words beside it. */
export default function SpaceCanvas({ threadId }: { readonly threadId: string }): ReactElement {
  const t = useTranslations('space');
  const open = useSpace();
  const { peers } = useSpaceState();
  const nameOf = useNames(threadId);
  const scheme = useComputedColorScheme();
  const [isPlain, setPlain] = useState(false);
  const press = (event: KeyboardEvent, isDown: boolean): void => {
    const direction = KEYS[event.code];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open.body.press(direction, isDown);
  };
  return (
    <div
      role="application"
      aria-label={t('scene')}
      tabIndex={0}
      onKeyDown={(event) => press(event, true)}
      onKeyUp={(event) => press(event, false)}
      onBlur={() => open.body.stand()}
      style={{ flex: 1, minHeight: 0, touchAction: 'none' }}
    >
      <Canvas
        frameloop="demand"
        shadows="percentage"
        dpr={isPlain ? 0.75 : [1, 2]}
        camera={{ fov: 60, near: 0.1, far: 50 }}
      >
        <color attach="background" args={[scheme === 'dark' ? '#1a1b1e' : '#e7edf3']} />
        {/* What is drawn by another renderer does not see the contexts around it. */}
        <SpaceContext value={open}>
          <OwnView onSlow={() => setPlain(true)} />
          <Room isDark={scheme === 'dark'} isPlain={isPlain} />
          <BoardWall />
          {THINGS.map((thing) => (
            <ThingMesh key={thing.id} thing={thing} />
          ))}
          {peers.map(({ id, path }) => (
            <Peer key={id} id={id} name={nameOf(id)} isReached={path !== undefined} />
          ))}
        </SpaceContext>
      </Canvas>
    </div>
  );
}
