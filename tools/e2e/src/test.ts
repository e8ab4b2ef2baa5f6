import { test as base } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';

/** Playwright's, and whoever came in during a test is gone after it: pages left open go on working. */
export const test = base.extend<{ readonly leave: void }>({
  leave: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map(close));
    },
    { auto: true },
  ],
});

/** What a page asks for as it closes is not answered in the place of a service any more. */
async function close(context: BrowserContext): Promise<void> {
  const routed = [context, ...context.pages()];
  await Promise.all(routed.map((one) => one.unrouteAll({ behavior: 'ignoreErrors' })));
  await context.close();
}
