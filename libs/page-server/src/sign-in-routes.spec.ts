import { signInRoutes } from './sign-in-routes.ts';

const url = 'https://console.example.com';
const cookies = ['a=1; HttpOnly', 'b=2; HttpOnly'];
const at = (path: string, init?: RequestInit) => new Request(`${url}${path}`, init);

function routes({ fails = false, returnTo = '/audit' } = {}) {
  const asked: unknown[] = [];
  const answer =
    <T>(value: T) =>
    async (...args: unknown[]): Promise<T> => {
      asked.push(args);
      if (fails) throw new Error('no provider');
      return value;
    };
  const signIn = {
    begin: answer({ url: 'https://login.example.com/', cookies }),
    finish: answer({ returnTo, cookies }),
    end: answer({ url: 'https://login.example.com/end', cookies }),
  };
  const ended: Request[] = [];
  const endSession = async (request: Request) => void ended.push(request);
  return { asked, ended, ...signInRoutes({ url, home: '/home', signIn, endSession }) };
}

const location = (response: Response) => response.headers.get('location');

describe('signing in', () => {
  it('leaves for the provider and remembers the way back', async () => {
    const { signIn, asked } = routes();
    const response = await signIn(at('/auth/sign-in?returnTo=/audit'));
    expect(response.status).toBe(303);
    expect(location(response)).toBe('https://login.example.com/');
    expect(response.headers.getSetCookie()).toEqual(cookies);
    await signIn(at('/auth/sign-in'));
    expect(asked).toEqual([['/audit'], ['/home']]);
  });

  it('comes back to where it was wanted', async () => {
    const response = await routes().callback(at('/auth/callback?code=1'));
    expect(location(response)).toBe(`${url}/audit`);
    expect(response.headers.getSetCookie()).toEqual(cookies);
  });

  it('never comes back to another site', async () => {
    const response = await routes({ returnTo: '//evil.example' }).callback(at('/auth/callback'));
    expect(new URL(location(response) ?? '').origin).toBe(url);
  });

  it('tells the front door what went wrong', async () => {
    const { signIn, callback } = routes({ fails: true });
    expect(location(await signIn(at('/auth/sign-in')))).toBe(`${url}/?problem=unavailable`);
    expect(location(await callback(at('/auth/callback')))).toBe(`${url}/?problem=failed`);
  });
});

describe('signing out', () => {
  const headers = { 'x-switchboard-page': '1' };

  it('forgets the session and says where to go', async () => {
    const { signOut, ended } = routes();
    const response = await signOut(at('/auth/sign-out', { method: 'POST', headers }));
    expect(ended).toHaveLength(1);
    expect(await response.json()).toEqual({ url: 'https://login.example.com/end' });
    expect(response.headers.getSetCookie()).toEqual(cookies);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('is not for pages of others', async () => {
    const { signOut, asked, ended } = routes();
    expect((await signOut(at('/auth/sign-out', { method: 'POST' }))).status).toBe(403);
    expect([...asked, ...ended]).toEqual([]);
  });
});
