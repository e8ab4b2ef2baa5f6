import type { End } from '../calls/port.ts';

/** The name of this kind of end. */
export const AUTOMATION = 'automation';

/** Where the part of an application ends: where the call lives, because nothing else has to be there. */
export function automationEnd(process: string, id: string): End {
  return { kind: AUTOMATION, process, id, media: 'none' };
}
