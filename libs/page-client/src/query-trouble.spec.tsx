import { MantineProvider } from '@mantine/core';
import { TRPCClientError } from '@trpc/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import en from './messages/en.json' with { type: 'json' };
import { QueryTrouble } from './query-trouble.tsx';

const failed = (code: string, httpStatus: number) =>
  new TRPCClientError('static', {
    result: { error: { data: { code, httpStatus, requestId: 'req_7' } } } as never,
  });

function shown(error: unknown, isPaused = false): string {
  const query = { error, isPaused, refetch: () => undefined };
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <MantineProvider>
        <QueryTrouble title="Couldn’t load the log." query={query} />
      </MantineProvider>
    </IntlProvider>,
  );
}

describe('QueryTrouble', () => {
  it('says what failed, why, in which request, and that one may try again', () => {
    const html = shown(failed('unavailable', 503));
    expect(html).toMatch(/role="alert".*Couldn’t load the log\./s);
    expect(html).toContain('the service is unavailable');
    expect(html).toContain('Request req_7');
    expect(html).toMatch(/<button.*Retry.*<\/button>/s);
  });

  it('leads who is signed out back to signing in', () => {
    expect(shown(failed('no-session', 401))).toMatch(/<button.*Sign in again.*<\/button>/s);
  });

  it('waits while there is no network, and blames nobody', () => {
    const html = shown(null, true);
    expect(html).toMatch(/role="status".*You’re offline/s);
    expect(html).not.toContain('<button');
  });
});
