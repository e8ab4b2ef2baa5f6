import type { End } from '../../call/end.ts';

/** The name of this kind of end. */
export const PAGE = 'page';

/** The end that a client of this process is. */
export function pageEnd(process: string, agent: string): End {
  return { kind: PAGE, process, id: agent, media: 'page' };
}
