import { EventGridDeserializer, isSystemEvent } from '@azure/eventgrid';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { subscriber } from './_subscriber.ts';
import { until } from './_until.ts';

let running: WithEvents;
beforeAll(async () => {
  running = await startWithEvents();
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => running.ask('POST', '/reset'));

describe('validation', () => {
  const state = (made: Record<string, unknown>) => made['state'];

  it.each([
    ['another code', { status: 200, body: '{"validationResponse":"x"}' }, 'Failed'],
    ['202', { status: 202, body: '' }, 'Failed'],
    ['500', { status: 500 }, 'Failed'],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, 'Failed'],
    ['nothing in it', { status: 200, body: '' }, 'AwaitingManualAction'],
    ['no JSON', { status: 200, body: 'OK' }, 'AwaitingManualAction'],
  ])('of Event Grid with %s', async (_what, reply, expected) => {
    await using endpoint = await subscriber(() => reply);
    expect(state(await running.subscribe('liar', endpoint.url))).toBe(expected);
    expect(endpoint.got).toHaveLength(1);
    const [event] = await new EventGridDeserializer().deserializeEventGridEvents(
      endpoint.got[0]!.text,
    );
    expect(isSystemEvent('Microsoft.EventGrid.SubscriptionValidationEvent', event!)).toBe(true);
    await running.publish({});
    expect(await running.deliveries('liar')).toEqual([]);
  });

  it.each([
    ['everybody', { status: 405, headers: { 'webhook-allowed-origin': '*' } }, 'Succeeded'],
    [
      'us',
      { status: 200, headers: { 'webhook-allowed-origin': 'EventGrid.Azure.net' } },
      'Succeeded',
    ],
    ['others', { status: 200, headers: { 'webhook-allowed-origin': 'evil.example' } }, 'Failed'],
    ['nobody', { status: 204 }, 'Failed'],
    ['nobody yet', { status: 200 }, 'AwaitingManualAction'],
  ])('of CloudEvents that allow %s', async (_whom, reply, expected) => {
    await using endpoint = await subscriber(() => reply);
    const schema = 'CloudEventSchemaV1_0';
    expect(state(await running.subscribe('cloud', endpoint.url, { schema }))).toBe(expected);
    expect(endpoint.got.map(({ method }) => method)).toEqual(['OPTIONS']);
    expect(endpoint.got[0]?.headers['webhook-request-origin']).toBe('eventgrid.azure.net');
  });

  it('by hand is good for ten minutes', async () => {
    await using endpoint = await subscriber(() => ({ status: 200 }));
    const open = async () => {
      const [event] = JSON.parse(endpoint.got.at(-1)!.text) as {
        data: { validationUrl: string };
      }[];
      return (await fetch(event!.data.validationUrl)).status;
    };
    const look = async () =>
      state(
        (await running.ask('GET', '/events/subscriptions/hand')).body as Record<string, unknown>,
      );
    await running.subscribe('hand', endpoint.url);
    await running.advance(600_001);
    expect([await open(), await look()]).toEqual([404, 'Failed']);
    await running.ask('POST', '/events/subscriptions/hand/validate');
    expect([await look(), await open(), await look()]).toEqual([
      'AwaitingManualAction',
      200,
      'Succeeded',
    ]);
    await running.publish({});
    await endpoint.until(1);
  });

  it('of one that does not answer is tried twice, and then fails', async () => {
    await using endpoint = await subscriber(() => undefined);
    const subscribing = running.subscribe('mute', endpoint.url);
    await until('asked', () => endpoint.got.length === 1);
    await running.advance(30_000);
    await until('asked again', async () => {
      await running.advance(1_000);
      return endpoint.got.length === 2;
    });
    await running.advance(31_000);
    expect(await subscribing).toMatchObject({ state: 'Failed' });
  });
});
