const PROBLEMS = {
  401: 'signed-out',
  403: 'not-allowed',
  429: 'rate-limited',
  503: 'unavailable',
} as const;

const KEPT_MS = 60_000;

/** `broken-off`: it began, and did not come to its end. */
export type SaveProblem =
  (typeof PROBLEMS)[keyof typeof PROBLEMS] | 'offline' | 'broken-off' | 'refused';

/**
 * Fetches a file and lets the browser save it once it is whole: half a list must not look like all of
 * it. What has come is kept by the browser, outside of the page.
 *
 * @returns what went wrong; undefined when the file is saved
 */
export async function saveFile(href: string, filename: string): Promise<SaveProblem | undefined> {
  const answer = await fetch(href).catch(() => undefined);
  if (!answer) return 'offline';
  if (!answer.ok) return problemOf(answer.status);
  const file = await answer.blob().catch(() => undefined);
  if (!file) return 'broken-off';
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: filename }).click();
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  return undefined;
}

function problemOf(status: number): SaveProblem {
  return status in PROBLEMS ? PROBLEMS[status as keyof typeof PROBLEMS] : 'refused';
}
