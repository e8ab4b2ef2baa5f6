import type { Flow, ScriptLine } from '@switchboard/bots';

type Does = ScriptLine['does'];

export const KINDS = ['says', 'presses', 'chooses', 'waits', 'mumbles', 'leaves'] as const;

/** Something to do of a kind, to be filled in. */
export function doesOf(kind: Does['kind'], flow: Flow): Does {
  switch (kind) {
    case 'says':
      return { kind, text: '' };
    case 'presses':
      return { kind, keys: '1' };
    case 'chooses':
      return { kind, choice: firstChoice(flow) };
    case 'waits':
    case 'mumbles':
    case 'leaves':
      return { kind };
  }
}

function firstChoice({ steps, everywhere }: Flow): string {
  const menu = Object.values(steps).find((step) => step.kind === 'menu');
  return (menu?.kind === 'menu' ? menu.choices : everywhere)[0]?.id ?? '';
}

/** @returns undefined of what has none */
export function valueOf(does: Does): string | undefined {
  if (does.kind === 'says') return does.text;
  if (does.kind === 'presses') return does.keys;
  return does.kind === 'chooses' ? does.choice : undefined;
}

export function withValue(does: Does, value: string): Does {
  if (does.kind === 'says') return { kind: 'says', text: value };
  if (does.kind === 'presses') return { kind: 'presses', keys: value };
  return does.kind === 'chooses' ? { kind: 'chooses', choice: value } : does;
}
