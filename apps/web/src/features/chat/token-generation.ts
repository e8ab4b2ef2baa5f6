import { createContext } from 'react';

/**
 * Counts the tokens that this page began anew with, because one was ended before its time: what holds
 * another one begins anew as well. Undefined where nobody does that.
 */
export const TokenGeneration = createContext<number | undefined>(undefined);
