export { codingOf, DATA_CODING, decodeText, encodeText } from './data-coding.ts';
export type { Coding } from './data-coding.ts';
export { isGsm } from './gsm-alphabet.ts';
export { countSegments, splitText } from './segments.ts';
export type { SegmentCount, SegmentOptions } from './segments.ts';
export { readUserData, writeConcatenation } from './user-data-header.ts';
export type { Concatenation, UserData } from './user-data-header.ts';
