import type { Flow, Step } from '@switchboard/bots';

/** A way from one step to another, and what one takes it by. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** An answer or an outcome; undefined where nothing is decided. */
  readonly label?: string;
}

/** The ways that steps say themselves; what is repaired, and what can be said anywhere, would only hide them. */
export function edgesOf({ steps }: Flow): readonly FlowEdge[] {
  return Object.entries(steps).flatMap(([from, step]) =>
    waysOf(step).map((way) => ({ from, ...way })),
  );
}

function waysOf(step: Step): readonly Omit<FlowEdge, 'from'>[] {
  switch (step.kind) {
    case 'say':
    case 'ask':
      return [{ to: step.next }];
    case 'menu':
      return step.choices.map(({ next, label }) => ({ to: next, label }));
    case 'skill':
      return Object.entries(step.next).map(([label, to]) => ({ to, label }));
    case 'person':
      return [{ to: step.nobody, label: 'nobody' }];
    case 'end':
      return [];
  }
}
