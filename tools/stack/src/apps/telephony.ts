import { pages } from '../pages.ts';

export const telephony = pages({ name: 'telephony', port: 3400 });
