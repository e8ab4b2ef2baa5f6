import { access, guestAccess } from '@switchboard/page-client';
import { createContext } from 'react';

type Names = Awaited<ReturnType<typeof access.directory.names.query>>;

/** Asks for names as whoever is at this page. Must stay the same function. */
export type AskNames = (userIds: string[]) => Promise<Names>;

/** Who is signed in, unless it is the page of a guest. */
export const DirectoryAsker = createContext<AskNames>((userIds) =>
  access.directory.names.query({ userIds }),
);

/** A guest is told the names of the place they were invited to. */
export function askAsGuest(guestKey: string): AskNames {
  const guest = guestAccess(guestKey);
  return (userIds) => guest.directory.names.query({ userIds });
}
