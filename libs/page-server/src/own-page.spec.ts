import { isOwnPage } from './own-page.ts';

const OWN = 'https://chat.example.com/';
const asked = (headers: Record<string, string>) =>
  isOwnPage(new Request(`${OWN}api/trpc/me.token`, { method: 'POST', headers }), OWN);

describe('isOwnPage', () => {
  it('takes what carries our header, from our origin or from no other', () => {
    expect(asked({ 'x-switchboard-page': '1', origin: 'https://chat.example.com' })).toBe(true);
    expect(asked({ 'x-switchboard-page': '1' })).toBe(true);
  });

  it.each([
    [{}],
    [{ origin: 'https://chat.example.com' }],
    [{ 'x-switchboard-page': '0' }],
    [{ 'x-switchboard-page': '1', origin: 'https://evil.example.com' }],
    [{ 'x-switchboard-page': '1', origin: 'http://chat.example.com' }],
    [{ 'x-switchboard-page': '1', origin: 'null' }],
  ])('refuses %j', (headers) => {
    expect(asked(headers as Record<string, string>)).toBe(false);
  });

  it.each([
    ['same-origin', true],
    ['same-site', false],
    ['cross-site', false],
  ])('takes a subscription, which cannot carry it, by the word of the browser: %s', (site, own) => {
    const headers = { accept: 'text/event-stream', 'sec-fetch-site': site };
    expect(isOwnPage(new Request(`${OWN}api/trpc/live`, { headers }), OWN)).toBe(own);
  });

  it('takes that word for a subscription only', () => {
    expect(asked({ accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' })).toBe(false);
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect(isOwnPage(new Request(`${OWN}api/trpc/me.profile`, { headers }), OWN)).toBe(false);
  });
});
