import { test as base } from '@playwright/test';

/** Playwright's, and whoever came in during a test is gone after it: pages left open go on working. */
export const test = base.extend<{ readonly leave: void }>({
  leave: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
