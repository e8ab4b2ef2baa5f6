import { rehearse } from '@switchboard/bots';
import { VirtualClock } from '@switchboard/kernel/testing';
import { runOf } from '../../tests/_skills.ts';
import { trialTools } from '../trials/trial-tools.ts';
import { orderDesk } from './order-desk.ts';
import { reception } from './reception.ts';

const NOW = Date.UTC(2026, 10, 30, 9);

describe.each([reception, orderDesk])('the tests that come with $flow.id', (bot) => {
  it.each(bot.scripts ?? [])('$name', async (script) => {
    const tools = trialTools({ clock: new VirtualClock(NOW), timeZone: 'UTC' }, script.channel);
    const { deviation } = await rehearse(bot.flow, script, runOf(bot, tools), '2026-11-30');
    expect(deviation).toBeUndefined();
  });
});
