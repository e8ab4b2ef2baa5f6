/** Set on its request before a page renders, and read by its layout. */
export const NONCE = 'x-nonce';
export const PATH = 'x-page-path';
