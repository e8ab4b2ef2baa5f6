import type { RelayPeople } from './people.ts';
import { nameUse } from './named-use.ts';
import type { NamedUse } from './named-use.ts';
import type { RelaySource } from './source.ts';

/** The relay of this process, by the ids of people. */
export interface OwnRelay {
  use(): Promise<NamedUse>;
  /** Ends what a person holds; credentials from before are refused, later ones are good. @returns how many */
  end(userId: string): Promise<number>;
  /** Ends those who lost their access while nobody could tell us. */
  review(): Promise<void>;
}

export function ownRelay(
  own: NonNullable<RelaySource['own']>,
  people: RelayPeople,
  revokedAmong: (holders: ReturnType<RelayPeople['holders']>) => Promise<ReadonlySet<string>>,
): OwnRelay {
  const end = (userId: string): Promise<number> => own.end(people.end(userId));
  return {
    use: async () => nameUse(await own.use(), people),
    end,
    async review() {
      const revoked = await revokedAmong(people.holders());
      await Promise.all([...revoked].map(end));
    },
  };
}
