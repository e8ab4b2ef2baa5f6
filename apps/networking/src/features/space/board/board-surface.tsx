'use client';

import { useTranslations } from 'use-intl';
import { useEffect, useRef } from 'react';
import type { PointerEvent, ReactElement } from 'react';
import type { Doc } from 'yjs';
import { drawStrokes } from './draw-strokes';
import { BOARD, beginStroke, readStrokes, watchStrokes } from './strokes';

/** Points that come faster than this are sent together, in milliseconds. */
const SEND_EVERY_MS = 50;

interface Drawing {
  readonly add: (points: readonly number[]) => void;
  waiting: number[];
  sentMs: number;
}

/** The board itself: what is drawn with a pointer is seen by all as it grows. */
export function BoardSurface({
  doc,
  colour,
}: {
  readonly doc: Doc;
  readonly colour: string;
}): ReactElement {
  const t = useTranslations('space.board');
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<Drawing>(undefined);
  useEffect(() => {
    const draw = (): void => {
      const context = canvas.current?.getContext('2d');
      if (context) drawStrokes(context, readStrokes(doc));
    };
    draw();
    return watchStrokes(doc, draw);
  }, [doc]);

  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const add = beginStroke(doc, colour);
    add(pointOf(event));
    drawing.current = { add, waiting: [], sentMs: performance.now() };
  };
  const go = (event: PointerEvent<HTMLCanvasElement>): void => {
    const current = drawing.current;
    if (!current) return;
    current.waiting.push(...pointOf(event));
    if (performance.now() - current.sentMs >= SEND_EVERY_MS) send(current);
  };
  const end = (): void => {
    if (drawing.current) send(drawing.current);
    drawing.current = undefined;
  };
  return (
    <canvas
      ref={canvas}
      width={BOARD.width}
      height={BOARD.height}
      role="img"
      aria-label={t('surface')}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
      style={{
        width: '100%',
        touchAction: 'none',
        cursor: 'crosshair',
        border: '1px solid var(--mantine-color-default-border)',
        borderRadius: 'var(--mantine-radius-sm)',
      }}
    />
  );
}

function send(drawing: Drawing): void {
  drawing.add(drawing.waiting);
  drawing.waiting = [];
  drawing.sentMs = performance.now();
}

function pointOf(event: PointerEvent<HTMLCanvasElement>): [x: number, y: number] {
  const { left, top, width } = event.currentTarget.getBoundingClientRect();
  const scale = BOARD.width / width;
  return [Math.round((event.clientX - left) * scale), Math.round((event.clientY - top) * scale)];
}
