import { secretFacts } from '@switchboard/bots';
import type { Action, Conversation, Flow, Input, Turn } from '@switchboard/bots';

/** What of a turn may be kept and looked at. */
export interface ShownTurn {
  readonly kind: Input['kind'];
  readonly heard: string | null;
  readonly confidence: number | null;
  readonly understood: string | null;
  readonly problem: string | null;
  readonly steps: readonly string[];
  readonly actions: readonly Action[];
}

const HIDDEN = '•••';

/** A turn without what is secret: what was answered to a question for it, and wherever that is said again. */
export function shownTurn(flow: Flow, before: Conversation, input: Input, turn: Turn): ShownTurn {
  const isSecret = asksForSecret(flow, before);
  const { heard, confidence } = heardIn(input);
  const secrets = secretValues(flow, turn);
  return {
    kind: input.kind,
    heard: isSecret && heard !== null ? HIDDEN : heard,
    confidence,
    understood: understoodIn(turn, isSecret),
    problem: turn.problem ?? null,
    steps: turn.steps,
    actions: turn.actions.map((action) => shownAction(action, secrets)),
  };
}

/** Facts that may be kept once a conversation is over. */
export function withoutSecrets(flow: Flow, facts: Conversation['facts']): Conversation['facts'] {
  const secret = new Set(secretFacts(flow));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !secret.has(name)));
}

function asksForSecret(flow: Flow, { step, waiting }: Conversation): boolean {
  const asked = Object.hasOwn(flow.steps, step) ? flow.steps[step] : undefined;
  return waiting !== 'nothing' && asked?.kind === 'ask' && asked.isSecret;
}

function heardIn(input: Input): Pick<ShownTurn, 'heard' | 'confidence'> {
  switch (input.kind) {
    case 'said':
      return { heard: input.text, confidence: input.confidence };
    case 'pressed':
      return { heard: input.keys, confidence: 1 };
    case 'chose':
      return { heard: input.choice, confidence: input.confidence };
    case 'result':
      return { heard: input.outcome, confidence: null };
    default:
      return { heard: null, confidence: null };
  }
}

function understoodIn({ understood }: Turn, isSecret: boolean): string | null {
  if (!understood) return null;
  if (understood.kind === 'choice') return understood.label;
  return isSecret ? HIDDEN : understood.value;
}

/** Secret values that a turn has, the longest first. */
function secretValues(flow: Flow, { conversation, understood }: Turn): string[] {
  const known = secretFacts(flow).flatMap((name) => conversation.facts[name] ?? []);
  const unconfirmed = asksForSecret(flow, conversation) && understood?.kind === 'fact';
  return [...known, ...(unconfirmed ? [understood.value] : [])]
    .filter((value) => value !== '')
    .toSorted((one, other) => other.length - one.length);
}

function shownAction(action: Action, secrets: readonly string[]): Action {
  if (action.kind === 'run') return { ...action, facts: {} };
  if (action.kind === 'leave') return action;
  const text = secrets.reduce((said, secret) => said.replaceAll(secret, HIDDEN), action.text);
  return { ...action, text };
}
