import { createPageServer } from './create-page-server.ts';

const url = 'https://console.example.com';

function serverWith(services: { readonly bots: string | undefined }) {
  return createPageServer({
    ...{ app: 'console', url, home: '/home', services },
    env: {
      ...{ PAGE_HOST: 'localhost', PAGE_PORT: 3200, TRUST_PROXY: [] },
      ...{ ACCESS_URL: 'https://access.example.com', OIDC_ISSUER: 'https://login.example.com' },
      ...{ OIDC_CLIENT_ID: 'console', OIDC_CLIENT_SECRET: undefined, OIDC_RESOURCE: undefined },
      ...{ OIDC_SCOPE: 'openid', OIDC_ALLOW_INSECURE: false, SESSION_SECRET: 's'.repeat(32) },
    },
  });
}

describe('a service that is not there', () => {
  const request = () => new Request(`${url}/api/bots/bots.list`, { method: 'POST' });

  it('is not found, and nobody is asked', async () => {
    const { forwardTo, media } = serverWith({ bots: undefined });
    for (const answer of [forwardTo('bots', request()), media('bots', request(), '/one.wav')]) {
      const { status } = await answer;
      expect(status).toBe(404);
    }
  });

  it('is told apart from one that is', async () => {
    const { forwardTo } = serverWith({ bots: 'https://bots.example.com' });
    // Nothing says that this page is its own: it is refused before anybody is asked.
    await expect(forwardTo('bots', request())).resolves.toMatchObject({ status: 403 });
  });
});
