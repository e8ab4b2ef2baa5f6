import type { Choice, Flow, Step } from './flow.ts';
import { FAILED, MISSING } from '../skills/skill.ts';
import type { SkillContract } from '../skills/skill.ts';
import { secretFacts } from './secret-facts.ts';

/** What is wrong with a flow, and where. */
export interface FlowProblem {
  readonly code:
    | 'unknown-step'
    | 'unknown-skill'
    | 'outcome-missing'
    | 'outcome-unknown'
    | 'unreachable'
    | 'never-listens'
    | 'same-key'
    | 'same-words'
    | 'bounds'
    | 'remembers-secret';
  /** The step that has it; undefined for the flow itself. */
  readonly step?: string;
  /** What the code is about: a step, a skill, an outcome, a key, words. */
  readonly about: string;
}

/** Everything that would leave somebody without an answer, found before anybody talks to the bot. */
export function checkFlow(flow: Flow, skills: readonly SkillContract[]): FlowProblem[] {
  return [
    ...unknownSteps(flow),
    ...Object.entries(flow.steps).flatMap(([name, step]) => [
      ...skillProblems(name, step, skills),
      ...answerProblems(name, step, flow),
    ]),
    ...unreachable(flow),
    ...silentCircles(flow),
    ...rememberedSecrets(flow),
  ];
}

/** The steps that may come after one, in the order in which they are written. */
export function nextSteps(flow: Flow, step: Step): string[] {
  switch (step.kind) {
    case 'say':
      return [step.next];
    case 'menu':
      return [...step.choices.map(({ next }) => next), ...afterListening(flow, step.repair)];
    case 'ask':
      return [step.next, ...afterListening(flow, step.repair)];
    case 'skill':
      return Object.values(step.next);
    case 'person':
      return [step.nobody];
    case 'end':
      return [];
  }
}

function afterListening(flow: Flow, repair: Partial<Flow['repair']> | undefined): string[] {
  return [repair?.next ?? flow.repair.next, ...flow.everywhere.map(({ next }) => next)];
}

function unknownSteps(flow: Flow): FlowProblem[] {
  const unknown = (names: string[], step?: string): FlowProblem[] =>
    names
      .filter((name) => !Object.hasOwn(flow.steps, name))
      .map((about) => ({ code: 'unknown-step', about, ...(step && { step }) }));
  const ofFlow = [flow.start, flow.repair.next, ...flow.everywhere.map(({ next }) => next)];
  const ofSteps = Object.entries(flow.steps).flatMap(([name, step]) =>
    unknown(ownNext(step), name),
  );
  return [...unknown(ofFlow), ...ofSteps];
}

/** Without what the flow says for all steps. */
function ownNext(step: Step): string[] {
  const repair = 'repair' in step && step.repair?.next ? [step.repair.next] : [];
  if (step.kind === 'menu') return [...step.choices.map(({ next }) => next), ...repair];
  if (step.kind === 'ask') return [step.next, ...repair];
  if (step.kind === 'skill') return Object.values(step.next);
  if (step.kind === 'person') return [step.nobody];
  return step.kind === 'say' ? [step.next] : [];
}

function skillProblems(name: string, step: Step, skills: readonly SkillContract[]): FlowProblem[] {
  if (step.kind !== 'skill') return [];
  const skill = skills.find((one) => one.name === step.skill);
  if (!skill) return [{ code: 'unknown-skill', step: name, about: step.skill }];
  const given = Object.keys(step.next);
  return [
    ...skill.outcomes
      .filter((outcome) => !given.includes(outcome))
      .map((about): FlowProblem => ({ code: 'outcome-missing', step: name, about })),
    ...given
      .filter((outcome) => ![...skill.outcomes, FAILED, MISSING].includes(outcome))
      .map((about): FlowProblem => ({ code: 'outcome-unknown', step: name, about })),
  ];
}

function answerProblems(name: string, step: Step, flow: Flow): FlowProblem[] {
  if (step.kind === 'ask') return boundsProblems(name, step.type);
  if (step.kind !== 'menu') return [];
  const choices = [...step.choices, ...flow.everywhere];
  return [
    ...repeated(choices.flatMap(({ key }) => key ?? [])).map((about): FlowProblem => ({
      ...{ code: 'same-key', step: name, about },
    })),
    ...repeated(choices.flatMap(wordsOf)).map((about): FlowProblem => ({
      ...{ code: 'same-words', step: name, about },
    })),
  ];
}

function boundsProblems(step: string, type: object): FlowProblem[] {
  const { min, max } = type as { min?: number; max?: number };
  const isWrong = min !== undefined && max !== undefined && min > max;
  return isWrong ? [{ code: 'bounds', step, about: `${min} > ${max}` }] : [];
}

function wordsOf({ label, words }: Choice): string[] {
  return [...new Set([label, ...words].map((word) => word.toLowerCase()))];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

/** What is secret ends with its conversation. */
function rememberedSecrets(flow: Flow): FlowProblem[] {
  return secretFacts(flow)
    .filter((fact) => flow.remembers.includes(fact))
    .map((about) => ({ code: 'remembers-secret', about }));
}

function unreachable(flow: Flow): FlowProblem[] {
  const reached = new Set<string>();
  const open = [flow.start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = flow.steps[name];
    if (!step || reached.has(name)) continue;
    reached.add(name);
    open.push(...nextSteps(flow, step));
  }
  return Object.keys(flow.steps)
    .filter((name) => !reached.has(name))
    .map((step) => ({ code: 'unreachable', step, about: step }));
}

/** A bot that goes round through steps which only speak would never let anybody else say a word. */
function silentCircles(flow: Flow): FlowProblem[] {
  return Object.keys(flow.steps)
    .filter((name) => comesBackTo(flow, name))
    .map((step) => ({ code: 'never-listens', step, about: step }));
}

function comesBackTo(flow: Flow, start: string): boolean {
  const seen = new Set<string>();
  for (let name: string | undefined = start; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const step: Step | undefined = flow.steps[name];
    name = step?.kind === 'say' ? step.next : undefined;
    if (name === start) return true;
  }
  return false;
}
