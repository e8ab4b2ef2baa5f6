'use client';

import { useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { BoardPicture } from '../board/board-picture';
import { BOARD, readStrokes, watchStrokes } from '../board/strokes';
import { useSpace } from '../space-context';
import { ROOM } from '../world/things';
import { usePointing } from './use-pointing';

const WIDTH = 4;

/** The board as it hangs on the wall. */
export function BoardWall(): ReactElement {
  const { doc } = useSpace().space;
  const pointing = usePointing();
  const picture = useMemo(() => new BoardPicture(), []);
  useEffect(() => {
    const draw = (): void => picture.draw(readStrokes(doc));
    draw();
    return watchStrokes(doc, draw);
  }, [doc, picture]);
  useEffect(() => () => picture[Symbol.dispose](), [picture]);
  return (
    <mesh position={[0, 1.6, -ROOM.half + 0.02]} {...pointing}>
      <planeGeometry args={[WIDTH, (WIDTH * BOARD.height) / BOARD.width]} />
      <meshBasicMaterial map={picture.texture} />
    </mesh>
  );
}
