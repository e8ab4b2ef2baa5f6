import { registration } from './registration.ts';

const of = (target: unknown) =>
  registration.safeParse({ app: 'com.example.switchboard', name: 'Pixel', target }).success;

describe('a registration', () => {
  it.each([
    { service: 'fcm', token: 'dGVzdC10b2tlbi1vZi1hLWRldmljZQ:APA91b' },
    { service: 'apns', voipToken: 'ab'.repeat(32) },
    { service: 'apns', token: 'ab'.repeat(32), voipToken: 'cd'.repeat(32), isDevelopment: true },
    { service: 'wns', channel: 'https://db5.notify.windows.com/?token=AwYAAA' },
    {
      ...{ service: 'web-push', endpoint: 'https://fcm.googleapis.com/fcm/send/abc' },
      keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
    },
  ])('takes what $service hands out', (target) => {
    expect(of(target)).toBe(true);
  });

  it.each([
    { service: 'fcm', token: '' },
    { service: 'fcm', token: 'a b'.repeat(10) },
    { service: 'apns' },
    { service: 'apns', token: 'zz'.repeat(32) },
    { service: 'wns', channel: 'http://db5.notify.windows.com/' },
    { service: 'web-push', endpoint: 'https://push.example.com/', keys: { p256dh: 'B', auth: '' } },
    { service: 'smoke', token: 'x' },
    { service: 'fcm', token: 'a'.repeat(30), further: true },
  ])('refuses %j', (target) => {
    expect(of(target)).toBe(false);
  });

  it.each([
    ['app', '../etc'],
    ['app', ''],
    ['name', '   '],
    ['name', 'x'.repeat(101)],
  ])('refuses as %s "%s"', (field, value) => {
    const target = { service: 'fcm', token: 'a'.repeat(30) };
    const body = { app: 'com.example.app', name: 'Pixel', target, [field]: value };
    expect(registration.safeParse(body).success).toBe(false);
  });
});
