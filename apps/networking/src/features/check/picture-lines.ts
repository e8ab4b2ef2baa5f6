import type { CheckProgress, Outcome, WayRow } from '@switchboard/networking';

export type LineState = 'open' | 'closed' | 'unknown';

/** One server: the line from this page to it, and from there to the other side. */
export interface PictureRow {
  readonly row: WayRow;
  readonly near: LineState;
  /** Absent for STUN, which passes nothing on. */
  readonly far?: LineState;
  /** The pair in use goes through it. */
  readonly isInUse: boolean;
}

export interface Picture {
  /** Without a relay. */
  readonly direct: LineState;
  readonly isDirectInUse: boolean;
  readonly rows: readonly PictureRow[];
}

/** What the picture shows; what nobody offers is not in it. */
export function pictureOf({ rows, pair }: CheckProgress): Picture {
  const found = pair === 'none' ? undefined : pair;
  const isRelayed = found?.reason === 'relay' || found?.reason === 'relay-only-found';
  const isDirectInUse = found !== undefined && !isRelayed;
  return {
    direct: pair === undefined ? 'unknown' : isDirectInUse ? 'open' : 'closed',
    isDirectInUse,
    rows: rows
      .filter(({ way }) => way !== undefined)
      .map((row) => pictureRow(row, isRelayed ? found.local.relayProtocol : undefined)),
  };
}

function pictureRow(row: WayRow, relayProtocol: string | undefined): PictureRow {
  const near = nearState(row.outcome);
  const isInUse = relayProtocol !== undefined && row.kind === `turn-${relayProtocol}`;
  return row.kind === 'stun' ? { row, near, isInUse } : { row, near, far: farState(row), isInUse };
}

function nearState({ status }: Outcome): LineState {
  if (status === 'works') return 'open';
  return status === 'waiting' || status === 'running' ? 'unknown' : 'closed';
}

function farState({ outcome, measurement }: WayRow): LineState {
  if (measurement?.status === 'done') return 'open';
  return measurement?.status === 'failed' || nearState(outcome) === 'closed' ? 'closed' : 'unknown';
}
