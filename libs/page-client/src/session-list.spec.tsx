import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import en from './messages/en.json' with { type: 'json' };
import { SessionList } from './session-list.tsx';
import type { SignedIn } from './session-list.tsx';

const now = new Date('2026-01-08T12:00:00.000Z');
const here: SignedIn = {
  ...{ id: 'ses_1', browser: 'Chrome', system: 'Windows', app: 'web', current: true },
  getsPushes: true,
  signedInAt: '2026-01-05T12:00:00.000Z',
  lastUsedAt: '2026-01-08T11:00:00.000Z',
  expiresAt: '2026-01-12T12:00:00.000Z',
};
const there: SignedIn = {
  ...{ ...here, id: 'ses_2', browser: null, system: null, app: null, current: false },
  getsPushes: false,
  signedInAt: '2026-01-08T12:00:01.000Z',
};

const shown = (onEnd?: () => void): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC" now={now}>
      <MantineProvider>
        <SessionList sessions={[here, there]} onEnd={onEnd} />
      </MantineProvider>
    </IntlProvider>,
  );

describe('SessionList', () => {
  it('says what, where, since when and until when', () => {
    const [, first, second] = shown().split('<li');
    expect(first).toMatch(/Chrome on Windows.*This device.*Web app · Signed in 3 days ago/s);
    expect(first).toMatch(/last used 1 hour ago.*expires Jan 12, 2026/s);
    expect(second).toContain('Unknown device');
    expect(second).not.toContain('This device');
  });

  it('says which device is told of calls while nothing is open on it', () => {
    const [, first, second] = shown().split('<li');
    expect(first).toContain('Notifications on');
    expect(second).not.toContain('Notifications on');
  });

  it('puts no sign-in into the future', () => {
    expect(shown()).toContain('Signed in now');
  });

  it('offers a way out of each, to who may', () => {
    expect(shown(() => undefined)).toMatch(/aria-label="Sign out Chrome on Windows"/);
    expect(shown()).not.toContain('<button');
  });
});
