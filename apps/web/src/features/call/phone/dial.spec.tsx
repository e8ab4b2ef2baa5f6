import { jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import type { CallerId } from './use-caller-ids';
import en from '../../../messages/en.json' with { type: 'json' };

jest.unstable_mockModule('@switchboard/page-client', () => ({
  access: {},
  useReason: () => () => '',
}));
const { DialContent } = await import('./dial');
const { callerIdsQuery } = await import('./use-caller-ids');

/** What is shown when these are the numbers one may call from. */
function shown(numbers: readonly CallerId[]) {
  const client = new QueryClient();
  client.setQueryData(callerIdsQuery.queryKey, [...numbers]);
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <QueryClientProvider client={client}>
        <IntlProvider locale="en" messages={en} timeZone="UTC">
          <MantineProvider forceColorScheme="light">
            <DialContent action="Call" onClose={() => undefined} onDial={() => undefined} />
          </MantineProvider>
        </IntlProvider>
      </QueryClientProvider>,
    ),
  );
  const text = place.textContent;
  const choices = [...place.querySelectorAll('option')].map(({ value }) => value);
  root.unmount();
  client.clear();
  return { text, choices };
}

const number = (last: number, canCall: boolean): CallerId => ({
  number: `+142555501${last}`,
  name: '',
  canCall,
});

describe('a dial pad', () => {
  it('says who can help where there is no number to call from', () => {
    const { text, choices } = shown([]);
    expect(text).toContain('An administrator first has to let members call');
    expect(choices).toEqual([]);
  });

  it('says so where the numbers make no calls', () => {
    expect(shown([number(10, false)]).text).toContain('Your numbers can’t make calls');
  });

  it('offers those that make calls, and no others', () => {
    expect(shown([number(10, false), number(11, true)]).choices).toEqual(['+14255550111']);
  });
});
