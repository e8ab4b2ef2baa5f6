import { createNavigator } from './navigator.ts';

const THREAD = '19:a@thread.v2';
const thread = { name: 'thread', threadId: THREAD } as const;

describe('the way through the app', () => {
  it('goes back screen by screen, then to the first tab, then out', () => {
    const navigator = createNavigator();
    navigator.show('people');
    navigator.open({ name: 'new-thread' });
    navigator.replace(thread);
    expect(navigator.place.get()).toEqual({ tab: 'people', stack: [thread] });
    expect(navigator.back()).toBe(true);
    expect(navigator.place.get()).toEqual({ tab: 'people', stack: [] });
    expect(navigator.back()).toBe(true);
    expect(navigator.place.get().tab).toBe('chats');
    expect(navigator.back()).toBe(false);
  });

  it('has each screen once, and never grows without end', () => {
    const navigator = createNavigator();
    navigator.open(thread);
    navigator.open({ name: 'new-thread' });
    navigator.open(thread);
    expect(navigator.place.get().stack).toEqual([{ name: 'new-thread' }, thread]);
    for (let at = 0; at < 50; at++) navigator.open({ name: 'thread', threadId: `t${at}` });
    expect(navigator.place.get().stack).toHaveLength(10);
  });

  it.each([
    [`switchboard:/threads/${encodeURIComponent(THREAD)}`, 'chats', [thread]],
    [`switchboard:///threads/${THREAD}/`, 'chats', [thread]],
    ['switchboard://calls', 'calls', []],
    ['switchboard:/settings', 'settings', []],
  ])('follows %s', (link, tab, stack) => {
    const navigator = createNavigator();
    navigator.open({ name: 'new-thread' });
    navigator.follow(link);
    expect(navigator.place.get()).toEqual({ tab, stack });
  });

  it.each([
    ...['', 'https://example.com/threads/a', 'switchboard:/', 'switchboard:/nowhere'],
    ...['switchboard:/threads', 'switchboard:/threads/%E0%A4%A', 'switchboard:/calls/1/2'],
  ])('does not follow "%s"', (link) => {
    const navigator = createNavigator();
    navigator.follow(link);
    expect(navigator.place.get()).toEqual({ tab: 'chats', stack: [] });
  });
});
