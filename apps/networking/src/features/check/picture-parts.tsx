'use client';

import type { ReactElement } from 'react';
import type { LineState } from './picture-lines';

const COLOURS = {
  open: 'light-dark(var(--mantine-color-teal-8), var(--mantine-color-teal-4))',
  closed: 'var(--mantine-color-error)',
  unknown: 'var(--mantine-color-dimmed)',
} as const satisfies Record<LineState, string>;
/** Told by more than the colour. */
const MARKS = { open: '✓', closed: '✕', unknown: '…' } as const satisfies Record<LineState, string>;
const DASHES = { closed: '2 6', unknown: '6 4', open: undefined } as const;
const MARK_SIZE = 9;
const TEXT_ABOVE = 18;
const IN_USE = 4;
const IDLE = 2;

interface LineProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly state: LineState;
  readonly isInUse: boolean;
  readonly text: string;
}

/** A line with its state in the middle and a few words above; thicker when it is in use. */
export function PictureLine({ from, to, y, state, isInUse, text }: LineProps): ReactElement {
  const middle = (from + to) / 2;
  const colour = COLOURS[state];
  return (
    <g>
      <line
        x1={from}
        x2={to}
        y1={y}
        y2={y}
        stroke={colour}
        strokeWidth={isInUse ? IN_USE : IDLE}
        strokeDasharray={DASHES[state]}
      />
      <circle cx={middle} cy={y} r={MARK_SIZE} fill="var(--mantine-color-body)" stroke={colour} />
      <text x={middle} y={y} className="check-picture-text" fill={colour}>
        {MARKS[state]}
      </text>
      <text x={middle} y={y - TEXT_ABOVE} className="check-picture-text" fill="currentColor">
        {text}
      </text>
    </g>
  );
}

interface BoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

export function PictureBox({ x, y, width, height, text }: BoxProps): ReactElement {
  return (
    <g>
      <rect
        {...{ x, y, width, height }}
        rx={6}
        fill="var(--mantine-color-default-hover)"
        stroke="var(--mantine-color-dimmed)"
      />
      <text x={x + width / 2} y={y + height / 2} className="check-picture-text" fill="currentColor">
        {text}
      </text>
    </g>
  );
}
