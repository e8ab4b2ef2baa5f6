import { createContext } from 'react';

/**
 * Counts the tokens that this page began again with, because one was ended before its time: what holds
 * another one begins again as well. Undefined where nobody does that.
 */
export const TokenGeneration = createContext<number | undefined>(undefined);
