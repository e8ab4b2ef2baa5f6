import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Nothing that a machine can find keeps anybody from using the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is still fading in, or is about to, has no colour yet: it is looked at again.
  await expect.poll(() => violationsOf(page)).toEqual([]);
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Of what is as it should be nobody reads a description. First: this forgets what was chosen before.
    .options({ resultTypes: ['violations'] })
    // Else each look opens a page of its own, which only frames of other origins need.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
