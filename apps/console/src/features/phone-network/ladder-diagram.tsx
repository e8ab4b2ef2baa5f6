'use client';

import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ladderLines } from './ladder-lines';
import type { LadderLine } from './ladder-lines';
import type { LadderMessage } from './use-ladders';

const WIDTH = 520;
const LEFT = 130;
const RIGHT = 440;
const TOP = 40;
const STEP = 32;
const HEAD = 7;

/** The messages as arrows between two lines; the table below tells the same in words. */
export function LadderDiagram({
  messages,
  trunk,
}: {
  readonly messages: readonly LadderMessage[];
  readonly trunk: string;
}): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  const lines = ladderLines(messages);
  const height = TOP + lines.length * STEP + STEP / 2;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      width="100%"
      role="img"
      aria-label={t('diagram', { count: lines.length, trunk })}
      fill="var(--mantine-color-text)"
      fontSize={12}
    >
      {[LEFT, RIGHT].map((x) => (
        <line
          key={x}
          {...{ x1: x, x2: x, y1: TOP - 16, y2: height }}
          stroke="var(--mantine-color-dimmed)"
        />
      ))}
      <text x={LEFT} y={14} textAnchor="middle">
        {t('us')}
      </text>
      <text x={RIGHT} y={14} textAnchor="middle">
        {trunk.length > 24 ? `${trunk.slice(0, 23)}…` : trunk}
      </text>
      {lines.map((line, at) => (
        // Messages have no name of their own, and never change places.
        <Arrow key={at} line={line} y={TOP + at * STEP + STEP / 2} />
      ))}
    </svg>
  );
}

function Arrow({ line, y }: { readonly line: LadderLine; readonly y: number }): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  const { label, isOut, isRefusal, afterMs } = line;
  const [from, to] = isOut ? [LEFT, RIGHT] : [RIGHT, LEFT];
  const back = isOut ? to - HEAD : to + HEAD;
  const colour = isRefusal ? 'var(--mantine-color-error)' : 'var(--mantine-color-text)';
  return (
    <g stroke="none" fill={colour}>
      <text x={LEFT - 12} y={y + 4} textAnchor="end" fontSize={11}>
        {t('after', { seconds: afterMs / 1_000 })}
      </text>
      <line x1={from} x2={back} y1={y} y2={y} stroke={colour} />
      <polygon points={`${to},${y} ${back},${y - 4} ${back},${y + 4}`} />
      <text x={(LEFT + RIGHT) / 2} y={y - 5} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}
