import { createContext } from 'react';

/** Names of people by raw id, as far as whoever asked for a call has told them. */
export const KnownNames = createContext<Readonly<Record<string, string>>>({});
