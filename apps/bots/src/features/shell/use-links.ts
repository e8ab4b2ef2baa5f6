'use client';

import { createContext, use } from 'react';

/** Where else the pages lead to; undefined where there is no such place. */
export interface Links {
  readonly consoleUrl: string | undefined;
  readonly handsetsUrl: string | undefined;
}

export const LinksContext = createContext<Links>({
  consoleUrl: undefined,
  handsetsUrl: undefined,
});

export const useLinks = (): Links => use(LinksContext);
