'use client';

import { createContext, use } from 'react';

/** A service of bots that the console's server asks. */
export interface BotsPlace {
  /** Where bots are built; undefined where the console leads nobody there. */
  readonly url: string | undefined;
}

export const BotsPlaceContext = createContext<BotsPlace | undefined>(undefined);

/** @returns undefined where there is no service of bots */
export const useBotsPlace = (): BotsPlace | undefined => use(BotsPlaceContext);
