/** What a push service checks of a push, and what came of it: shown by the inspector. */
export interface Verdict {
  readonly rule: string;
  readonly isKept: boolean;
}

/** Notes each rule as it is looked at; the first that is broken decides what the service answers. */
export class Rules {
  readonly verdicts: Verdict[] = [];

  check(rule: string, isKept: boolean): boolean {
    this.verdicts.push({ rule, isKept });
    return isKept;
  }

  get broken(): string | undefined {
    return this.verdicts.find(({ isKept }) => !isKept)?.rule;
  }
}
