import { displayNameOf } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { numberOf, phoneId } from './phone-id.ts';
import type { CallingState } from './state.ts';
import type { Store } from './store.ts';

/** Phones whose names are remembered; beyond them nobody is looked up. */
const MAX_PHONES = 500;

/** Who knows whose number is whose. */
export interface Contacts {
  /**
   * @param numbers as E.164 has them
   * @returns the names of those that are known, by number
   */
  names(numbers: readonly string[]): Promise<Readonly<Record<string, string>>>;
}

/** Looks up every phone that rings or takes part, once each; who has no name is shown by number. */
export function followPhoneNames(scope: Scope, store: Store, contacts: Contacts): void {
  const asked = new Set<string>();
  const follow = (): void => {
    const numbers = [...new Set(phonesIn(store.getSnapshot()))]
      .filter((number) => !asked.has(number))
      .slice(0, MAX_PHONES - asked.size);
    if (numbers.length === 0) return;
    for (const number of numbers) asked.add(number);
    contacts.names(numbers).then(
      (names) => scope.ended || store.patch({ phoneNames: merged(store, numbers, names) }),
      // A name that cannot be had leaves the number, which is shown anyhow.
      () => undefined,
    );
  };
  scope.add(store.subscribe(follow));
}

function merged(
  store: Store,
  numbers: readonly string[],
  names: Readonly<Record<string, string>>,
): CallingState['phoneNames'] {
  const found = numbers.flatMap((number) => {
    const name = displayNameOf(names[number]);
    return name === undefined ? [] : [[phoneId(number), name] as const];
  });
  return { ...store.getSnapshot().phoneNames, ...Object.fromEntries(found) };
}

function phonesIn({ calls, incoming }: CallingState): string[] {
  const ids = [
    ...incoming.map(({ from }) => from),
    ...Object.values(calls).flatMap(({ participants, target }) => [
      ...Object.keys(participants),
      ...(target.kind === 'people' ? target.ids : []),
    ]),
  ];
  return ids.flatMap((id) => numberOf(id) ?? []);
}
