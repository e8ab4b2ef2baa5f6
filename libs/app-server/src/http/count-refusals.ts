import type { Clock, Scope } from '@switchboard/kernel';

const INTERVAL_MS = 60_000;

/** @param more refusals of the same kind within a minute, besides the first, which was told of already */
export type ToldOfRefusals = (path: string, code: string, more: number) => void;

/**
 * Tells of the first refusal of each procedure and code in a minute, and of those that follow how many there were:
 * strangers cannot fill the log. There are as many kinds as procedures and codes, whoever asks for what.
 */
export function countRefusals(
  tell: ToldOfRefusals,
  clock: Clock,
  scope: Scope,
): (path: string, code: string) => void {
  const counts = new Map<string, { readonly path: string; readonly code: string; more: number }>();
  let timer: Disposable | undefined;
  const close = (): void => {
    timer = undefined;
    const counted = [...counts.values()];
    counts.clear();
    for (const { path, code, more } of counted) if (more > 0) tell(path, code, more);
  };
  scope.add(() => {
    timer?.[Symbol.dispose]();
    close();
  });
  return (path, code) => {
    const known = counts.get(`${path} ${code}`);
    if (known) return void (known.more += 1);
    counts.set(`${path} ${code}`, { path, code, more: 0 });
    timer ??= clock.after(INTERVAL_MS, close);
    tell(path, code, 0);
  };
}
