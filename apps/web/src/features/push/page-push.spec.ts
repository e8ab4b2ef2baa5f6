/** @jest-environment node */
import { jest } from '@jest/globals';
import type { OpenCredential } from '@switchboard/access-api/client';
import { keepInstallation, keptInstallation } from './kept-installation';
import { keepRegistered, pushState, signOutOfPushes, turnOff, turnOn } from './page-push';
import type { PagePush } from './page-push';

const ENDPOINT = 'https://data.example.com';
const ID = '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10';
const target = {
  endpoint: 'https://push.example.com/1',
  keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
};

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A browser, and a data plane that it talks to. */
function setUp({
  permission = 'default' as NotificationPermission,
  answers = 'granted' as NotificationPermission,
  offer = { services: ['web-push'], vapidPublicKey: 'BKey' } as object,
  isAway = false,
} = {}) {
  const asked: Asked[] = [];
  let subscription: object | null = null;
  const registered: string[] = [];
  const pushManager = {
    getSubscription: async () => subscription,
    subscribe: jest.fn(async (_options: unknown) => {
      const unsubscribe = async () => ((subscription = null), true);
      subscription = { toJSON: () => target, unsubscribe };
      return subscription;
    }),
  };
  const registration = { pushManager, unregister: async () => (registered.pop(), true) };
  const serviceWorker = {
    ready: Promise.resolve(registration),
    register: async (url: string) => (registered.push(url), registration),
    getRegistration: async () => (registered.length > 0 ? registration : undefined),
  };
  const notification = {
    permission,
    requestPermission: async () => (notification.permission = answers),
  };
  Object.defineProperty(navigator, 'serviceWorker', { value: serviceWorker, configurable: true });
  Object.assign(globalThis, { Notification: notification, PushManager: class {} });
  globalThis.fetch = async (input, init = {}) => {
    const { pathname } = new URL(String(input));
    if (isAway) throw new TypeError('fetch failed');
    if (pathname === '/push/services') return Response.json(offer);
    const { method = 'GET', body } = init;
    asked.push({ method, path: pathname, body: body && JSON.parse(String(body)) });
    if (method === 'DELETE') return new Response(null, { status: 204 });
    const told = { id: ID, app: 'switchboard.web', name: 'Chrome', service: 'web-push' };
    const at = '2026-01-14T12:00:00.000Z';
    return Response.json({ ...told, registeredAt: at, expiresAt: at });
  };
  const opened = {
    ...{ endpoint: ENDPOINT, userId: '8:acs:bob' },
    credential: { getToken: async () => ({ token: 't', expiresOnTimestamp: 0 }) },
  } as unknown as OpenCredential;
  const claim = jest.fn<PagePush['claim']>(async () => ({}));
  const push: PagePush = {
    ...{ opened, isAzure: false, mayGetPushes: true, locale: 'zh', deviceName: 'Chrome on Linux' },
    claim,
  };
  return { asked, claim, push, pushManager, registered };
}

beforeEach(() => {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
});

describe('what stands in the way', () => {
  it.each([
    ['off', {}, {}],
    ['denied', { permission: 'denied' as const }, {}],
    ['not-offered', { offer: { services: ['fcm'] } }, {}],
    ['not-allowed', {}, { mayGetPushes: false }],
  ])('is said: %s', async (state, browser, change) => {
    const { push } = setUp(browser);
    await expect(pushState({ ...push, ...change })).resolves.toBe(state);
  });

  it('is the browser itself, where it cannot do it', async () => {
    const { push } = setUp();
    Reflect.deleteProperty(globalThis, 'PushManager');
    await expect(pushState(push)).resolves.toBe('unsupported');
  });

  it('is Azure, which is not even asked', async () => {
    const { push } = setUp({ isAway: true });
    await expect(pushState({ ...push, isAzure: true })).resolves.toBe('not-offered');
  });
});

describe('turning it on', () => {
  it('subscribes with the key of the data plane, registers, and is remembered', async () => {
    const { asked, push, pushManager, registered } = setUp();
    await turnOn(push);
    await expect(pushState(push)).resolves.toBe('on');
    expect(pushManager.subscribe).toHaveBeenCalledWith({
      ...{ userVisibleOnly: true, applicationServerKey: 'BKey' },
    });
    expect(registered).toEqual(['/push-worker.js?locale=zh&user=8%3Aacs%3Abob']);
    expect(asked).toEqual([
      {
        ...{ method: 'PUT', path: `/push/installations/${keptInstallation()}` },
        body: {
          ...{ app: 'switchboard.web', name: 'Chrome on Linux' },
          target: { service: 'web-push', ...target },
        },
      },
    ]);
  });

  it('says to which sign-in it belongs, and is on also when nobody hears that', async () => {
    const { claim, push } = setUp();
    claim.mockRejectedValueOnce(new Error('away'));
    await turnOn(push);
    const registeredAt = '2026-01-14T12:00:00.000Z';
    expect(claim.mock.calls).toEqual([[{ id: keptInstallation(), registeredAt }]]);
    await expect(pushState(push)).resolves.toBe('on');
    await keepRegistered(push);
    expect(claim).toHaveBeenCalledTimes(2);
  });

  it('does nothing when the person refuses', async () => {
    const { asked, push } = setUp({ answers: 'denied' });
    await turnOn(push);
    expect([asked, keptInstallation()]).toEqual([[], null]);
    await expect(pushState(push)).resolves.toBe('denied');
  });
});

describe('turning it off', () => {
  it('ends the subscription, the worker and the registration', async () => {
    const { asked, push, pushManager, registered } = setUp();
    await turnOn(push);
    const id = keptInstallation();
    await turnOff(push.opened);
    expect([registered, keptInstallation(), await pushManager.getSubscription()]).toEqual([
      ...[[], null, null],
    ]);
    expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: `/push/installations/${id}` });
  });

  it('at sign-out does not hold anybody up who was not registered', async () => {
    const { asked, push } = setUp();
    await signOutOfPushes(push.opened);
    expect(asked).toEqual([]);
  });
});

describe('with each page', () => {
  it('it is said again where one is reached, by the same id', async () => {
    const { asked, push } = setUp({ permission: 'granted' });
    keepInstallation(ID);
    await keepRegistered(push);
    expect(asked).toMatchObject([{ method: 'PUT', path: `/push/installations/${ID}` }]);
  });

  it('nothing is said while nobody wants it', async () => {
    const { asked, push } = setUp({ permission: 'granted' });
    await keepRegistered(push);
    expect(asked).toEqual([]);
  });

  it('it is taken back where the policy does not allow it any more', async () => {
    const { asked, push } = setUp({ permission: 'granted' });
    keepInstallation(ID);
    await keepRegistered({ ...push, mayGetPushes: false });
    expect(asked).toMatchObject([{ method: 'DELETE', path: `/push/installations/${ID}` }]);
    expect(keptInstallation()).toBeNull();
  });
});
