/** What a callback is about, in its `operationContext`. */
export type ContextKind = 'ask' | 'say' | 'leave' | 'person';

const CONTEXT = /^(ask|say|leave|person) (\d{1,4})$/;

export function contextOf(kind: ContextKind, turn: number): string {
  return `${kind} ${turn}`;
}

/** @returns undefined where it is none of ours */
export function readContext(
  text: string | null | undefined,
): { readonly kind: ContextKind; readonly turn: number } | undefined {
  const [, kind, turn] = CONTEXT.exec(text ?? '') ?? [];
  return kind && turn ? { kind: kind as ContextKind, turn: Number(turn) } : undefined;
}
