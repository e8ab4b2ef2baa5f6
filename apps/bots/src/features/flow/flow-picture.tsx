'use client';

import type { Flow, Step } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { ReactElement, RefObject } from 'react';
import { layoutFlow, scrolledTo, shortLabel, STEP } from './layout-flow';
import type { PlacedEdge, Point } from './layout-flow';
import type { DraftProblem } from './problems-of';

interface PictureProps {
  readonly flow: Flow;
  readonly problems: readonly DraftProblem[];
  readonly chosen: string | undefined;
  readonly onChoose: (step: string) => void;
}

/** A flow as it goes: each step a button, each way a line. */
export function FlowPicture({ flow, problems, chosen, onChoose }: PictureProps): ReactElement {
  const t = useTranslations('flow');
  const { width, height, steps, edges } = useMemo(() => layoutFlow(flow), [flow]);
  const frame = useStepInView(steps.get(chosen ?? flow.start));
  const broken = new Set(problems.flatMap(({ step }) => step ?? []));
  return (
    <div ref={frame} className="flow-scroll" role="group" aria-label={t('picture')} tabIndex={0}>
      <div className="flow-picture" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden>
          {edges.map((edge, index) => (
            <Edge key={index} edge={edge} isLit={edge.from === chosen || edge.to === chosen} />
          ))}
        </svg>
        {[...steps].map(([name, { x, y }]) => (
          <button
            key={name}
            type="button"
            className="flow-step"
            data-kind={flow.steps[name]?.kind}
            data-broken={broken.has(name) || undefined}
            aria-pressed={name === chosen}
            style={{ insetInlineStart: x, top: y, width: STEP.width, height: STEP.height }}
            onClick={() => onChoose(name)}
          >
            <span className="flow-step-name">
              {name}
              {name === flow.start && ` · ${t('start')}`}
            </span>
            <span className="flow-step-text">{textOf(flow.steps[name])}</span>
            {broken.has(name) && <span className="visually-hidden">{t('broken')}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Scrolls a flow that is larger than its frame to the step that it is about, where that is not in view. */
function useStepInView(step: Point | undefined): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const { x, y } = step ?? {};
  useLayoutEffect(() => {
    const { current } = frame;
    if (!current || x === undefined || y === undefined) return;
    current.scrollLeft = scrolledTo(x, STEP.width, current.scrollLeft, current.clientWidth);
    current.scrollTop = scrolledTo(y, STEP.height, current.scrollTop, current.clientHeight);
  }, [x, y]);
  return frame;
}

/** What a step is about, in a line. */
function textOf(step: Step | undefined): string {
  if (!step) return '';
  return step.kind === 'skill' ? step.skill : step.text;
}

function Edge({
  edge: { points, at, label },
  isLit,
}: {
  readonly edge: PlacedEdge;
  readonly isLit: boolean;
}): ReactElement {
  const d = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
  return (
    <g className="flow-edge" data-lit={isLit || undefined}>
      <path d={d} />
      <Arrow points={points} />
      {label !== undefined && (
        <text x={at.x} y={at.y} dominantBaseline="middle" textAnchor="middle">
          {shortLabel(label)}
        </text>
      )}
    </g>
  );
}

const ARROW = 6;

function Arrow({ points }: Pick<PlacedEdge, 'points'>): ReactElement | null {
  const [before, tip] = points.slice(-2);
  if (!before || !tip) return null;
  const angle = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
  return (
    <polygon
      points={`0,0 ${-ARROW},${ARROW / 2} ${-ARROW},${-ARROW / 2}`}
      transform={`translate(${tip.x} ${tip.y}) rotate(${angle})`}
    />
  );
}
