interface Token {
  readonly id: string;
  readonly issuedAt: string;
  readonly browser: string | null;
  readonly system: string | null;
}

/** What somebody asked for tokens with: all of one browser and system, which is all that is known. */
export interface DeviceUse {
  readonly browser: string | null;
  readonly system: string | null;
  readonly lastAt: string;
  /** How many tokens are alive that were asked for with it. */
  readonly live: number;
}

/** @param tokens the latest first, and so are the devices */
export function groupDevices<T extends Token>(
  tokens: readonly T[],
  isLive: (token: T) => boolean,
): readonly DeviceUse[] {
  const groups = Map.groupBy(tokens, ({ browser, system }) => `${browser} ${system}`);
  return [...groups.values()].flatMap((ofOne) => {
    const [last] = ofOne;
    if (!last) return [];
    const { browser, system, issuedAt: lastAt } = last;
    return { browser, system, lastAt, live: ofOne.filter(isLive).length };
  });
}
