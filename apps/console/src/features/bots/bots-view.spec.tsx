import { jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import type { ReactNode } from 'react';
import en from '../../messages/en.json' with { type: 'json' };

// Of all that pages share, signing in among it, this one shows its header alone.
jest.unstable_mockModule('@switchboard/page-client', () => ({
  PageHeader: ({ title, children }: { title: string; children: ReactNode }) => (
    <header>
      {title}
      {children}
    </header>
  ),
  access: {},
  QueryTrouble: () => null,
  useReason: () => () => '',
  useTableWords: () => ({}),
}));
jest.unstable_mockModule('@switchboard/access-api/client', () => ({
  accessFailure: () => undefined,
}));
const { BotsView } = await import('./bots-view');

test('where there is no bots service the page says so, and how there would be one', () => {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <IntlProvider locale="en" messages={en} timeZone="UTC">
        <MantineProvider forceColorScheme="light">
          <BotsView />
        </MantineProvider>
      </IntlProvider>,
    ),
  );
  expect(place.textContent).toContain('No bots service');
  expect(place.textContent).toContain('BOTS_SERVICE_URL');
  expect(place.querySelector('table, button')).toBeNull();
  root.unmount();
});
