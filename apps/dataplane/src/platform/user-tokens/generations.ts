import { port } from '../ports.ts';

/** The generation of the tokens of a person that are valid now; `undefined` when there is no such identity. */
export type GenerationOf = (userId: string) => Promise<number | undefined>;

/** Offered by whoever keeps identities. */
export const generationsPort = port<GenerationOf>('token generations');
