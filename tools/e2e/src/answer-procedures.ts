import type { Page, Route } from '@playwright/test';

/** What a page is answered in the place of the service: a `result` or an `error` of tRPC. */
export type ProcedureAnswer = { readonly result: object } | { readonly error: object };

const REQUESTS = '**/api/trpc/**';

/**
 * Answers some procedures instead of the service, whatever else the page asks in the same request: which
 * questions share one is a matter of moments.
 *
 * @param which by their full names
 * @returns undoes it
 */
export async function answerProcedures(
  page: Page,
  which: RegExp,
  answer: ProcedureAnswer,
): Promise<() => Promise<void>> {
  const handle = async (route: Route): Promise<void> => {
    const asked = namesIn(route.request().url());
    if (!asked.some((name) => which.test(name))) return route.fallback();
    const others = asked.every((name) => which.test(name)) ? [] : await answersOf(route);
    const json = asked.map((name, at) => (which.test(name) ? answer : others[at]));
    await route.fulfill({ json });
  };
  await page.route(REQUESTS, handle);
  return () => page.unroute(REQUESTS, handle);
}

async function answersOf(route: Route): Promise<readonly object[]> {
  return (await (await route.fetch()).json()) as readonly object[];
}

function namesIn(url: string): string[] {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '').split(',');
}
