/**
 * Where a leg ends: a page of a browser, or another place that takes part in calls, and the process
 * that holds it.
 */
export interface End {
  /** Which of the kinds that are known to `ends/`. */
  readonly kind: string;
  readonly process: string;
  /** Among the ends of this kind in this process. */
  readonly id: string;
  /**
   * Only two ends that are pages can send their media straight to each other; whatever else has any goes
   * through the forwarding engine. `none`: it takes part without sound, and whoever rings it together with
   * a page waits as for a page.
   */
  readonly media: 'page' | 'server' | 'none';
}

export function sameEnd(a: End | undefined, b: End | undefined): boolean {
  return a !== undefined && a.kind === b?.kind && a.process === b.process && a.id === b.id;
}
