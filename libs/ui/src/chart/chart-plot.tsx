import type { ReactElement } from 'react';
import { barSegments, linePath } from './chart-scale.ts';
import { colourOf, dashOf } from './series.ts';
import type { ChartKind, Series } from './series.ts';

const BOX = { width: 600, height: 160 };
const GRID = [0, 0.5, 1];

/** The drawing alone; it stretches to its place, and lines keep their width. */
export function ChartPlot({
  kind,
  series,
  top,
  summary,
  tips,
}: {
  readonly kind: ChartKind;
  readonly series: readonly Series[];
  readonly top: number;
  readonly summary: string;
  /** What a pointer is told over each time. */
  readonly tips: readonly string[];
}): ReactElement {
  const apart = BOX.width / Math.max(1, tips.length);
  return (
    <svg
      role="img"
      aria-label={summary}
      className="time-chart-plot"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      preserveAspectRatio="none"
    >
      {GRID.map((part) => (
        <line
          key={part}
          className="time-chart-grid"
          x2={BOX.width}
          y1={part * BOX.height}
          y2={part * BOX.height}
        />
      ))}
      {kind === 'bars' ? <Bars series={series} top={top} /> : <Lines series={series} top={top} />}
      {tips.map((tip, at) => (
        <rect key={at} className="time-chart-tip" x={at * apart} width={apart} height={BOX.height}>
          <title>{tip}</title>
        </rect>
      ))}
    </svg>
  );
}

interface Drawn {
  readonly series: readonly Series[];
  readonly top: number;
}

function Bars({ series, top }: Drawn): ReactElement {
  return (
    <>
      {series.map(({ id, values }, index) => {
        const below = values.map((_, at) => totalAt(series.slice(0, index), at));
        return (
          <g key={id} fill={colourOf(index)}>
            {barSegments(values, below, top, BOX).map((segment) => (
              <rect key={segment.x} {...segment} />
            ))}
          </g>
        );
      })}
    </>
  );
}

function Lines({ series, top }: Drawn): ReactElement {
  return (
    <>
      {series.map(({ id, values }, index) => (
        <path
          key={id}
          className="time-chart-line"
          d={linePath(values, top, BOX)}
          stroke={colourOf(index)}
          strokeDasharray={dashOf(index)}
        />
      ))}
    </>
  );
}

/** All series together at one time. */
export function totalAt(series: readonly Series[], at: number): number {
  return series.reduce((total, { values }) => total + (values[at] ?? 0), 0);
}
