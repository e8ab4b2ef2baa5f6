import { createContext } from 'react';

export interface KnownPerson {
  readonly name: string;
  /** Came by an invitation, and chose the name. */
  readonly guest: boolean;
}

/** What the trusted service says of the people in a conversation or a call. */
export interface Directory {
  /** False while it is asked: until then nobody is known, and nobody unknown. */
  readonly settled: boolean;
  /** By raw id; whoever is missing has only the name that they claim. */
  readonly people: Readonly<Record<string, KnownPerson>>;
}

/** Nobody to ask about. */
export const NO_DIRECTORY: Directory = { settled: true, people: {} };

export const DirectoryContext = createContext<Directory>(NO_DIRECTORY);

/**
 * What to call somebody: as the directory does, as we were told by who brought them in, and only then
 * as they say themselves, which may be anybody's name. Nothing while the directory is asked.
 */
export function knownName(
  directory: Directory,
  id: string,
  told: string | undefined,
  claimed: string | undefined,
): string | undefined {
  const known = directory.people[id]?.name || told;
  if (known) return known;
  return directory.settled ? claimed || undefined : undefined;
}
