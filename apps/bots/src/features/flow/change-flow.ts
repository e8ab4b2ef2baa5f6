import type { Flow, Step } from '@switchboard/bots';

/** The flow with a step, in place of the one of that name if there is one. */
export function withStep(flow: Flow, name: string, step: Step): Flow {
  return { ...flow, steps: { ...flow.steps, [name]: step } };
}

/** The flow without a step; whatever leads there is a problem then, which is said. */
export function withoutStep(flow: Flow, name: string): Flow {
  const { [name]: _gone, ...steps } = flow.steps;
  return { ...flow, steps };
}

/** A name that no step has, as `step-2`. */
export function freeName({ steps }: Flow, wanted: string): string {
  let name = wanted;
  for (let next = 2; Object.hasOwn(steps, name); next++) name = `${wanted}-${next}`;
  return name;
}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

export function isName(text: string): boolean {
  return NAME.test(text);
}

/** The flow with another name of a step, wherever it stands. */
export function renameStep(flow: Flow, from: string, to: string): Flow {
  const named = (name: string): string => (name === from ? to : name);
  const steps = Object.entries(flow.steps).map(([name, step]) => [
    ...[named(name), redirected(step, named)],
  ]);
  return {
    ...flow,
    start: named(flow.start),
    repair: { ...flow.repair, next: named(flow.repair.next) },
    everywhere: flow.everywhere.map((choice) => ({ ...choice, next: named(choice.next) })),
    steps: Object.fromEntries(steps) as Flow['steps'],
  };
}

type Named = (name: string) => string;

function redirected(step: Step, named: Named): Step {
  switch (step.kind) {
    case 'say':
      return { ...step, next: named(step.next) };
    case 'menu':
      return {
        ...withRepair(step, named),
        choices: step.choices.map((choice) => ({ ...choice, next: named(choice.next) })),
      };
    case 'ask':
      return { ...withRepair(step, named), next: named(step.next) };
    case 'skill':
      return {
        ...step,
        next: Object.fromEntries(
          Object.entries(step.next).map(([outcome, next]) => [outcome, named(next)]),
        ),
      };
    case 'person':
      return { ...step, nobody: named(step.nobody) };
    case 'end':
      return step;
  }
}

function withRepair<S extends Extract<Step, { kind: 'menu' | 'ask' }>>(step: S, named: Named): S {
  const next = step.repair?.next;
  return next === undefined ? step : { ...step, repair: { ...step.repair, next: named(next) } };
}

/** A step of another kind, which keeps what it says and where it leads. */
export function ofKind(step: Step, kind: Step['kind'], next: string): Step {
  const text = 'text' in step ? step.text : '…';
  switch (kind) {
    case 'say':
      return { kind, text, next };
    case 'menu':
      return { kind, text, choices: [{ id: 'first', label: '1', words: [], next }] };
    case 'ask':
      return {
        ...{ kind, text, fact: 'answer', isSecret: false, next },
        type: { kind: 'digits', min: 1, max: 4 },
      };
    case 'skill':
      return { kind, skill: '', next: {} };
    case 'person':
      return { kind, text, team: 'front-desk', nobody: next };
    case 'end':
      return { kind, text };
  }
}
