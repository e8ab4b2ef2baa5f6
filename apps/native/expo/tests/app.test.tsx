import type { ToApp } from '@switchboard/push/device';
import { fireEvent } from '@testing-library/react-native';
import { ALICE, openPhone, SELF, signedIn } from './_phone.tsx';

describe('somebody who is not signed in', () => {
  it('is asked to, and is told when they have not', async () => {
    const { screen } = await openPhone();
    const button = await screen.findByRole('button', { name: 'Sign in' });
    await fireEvent.press(button);
    // Without a network the provider cannot be asked.
    expect(await screen.findByText(/cannot be reached|did not work/)).toBeTruthy();
  });

  it('is spoken to in Chinese', async () => {
    const { screen } = await openPhone({}, 'zh-Hans-CN');
    expect(await screen.findByRole('button', { name: '登录' })).toBeTruthy();
  });
});

describe('somebody who is signed in, without a network', () => {
  it('reads what was read before, and is told that there is none', async () => {
    const { screen } = await openPhone(signedIn);
    expect(await screen.findByText('Lunch')).toBeTruthy();
    expect(screen.getByText('Shall we eat at twelve?')).toBeTruthy();
    expect(screen.getByRole('alert')).toHaveTextContent(/No network/);
    expect(screen.getAllByRole('tab')).toHaveLength(4);
  });

  it('writes a message that waits', async () => {
    const { screen } = await openPhone(signedIn);
    await fireEvent.press(await screen.findByText('Lunch'));
    await fireEvent.changeText(await screen.findByLabelText('Message'), 'At twelve');
    await fireEvent.press(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('At twelve')).toBeTruthy();
    expect(screen.getByText('Waiting for the network')).toBeTruthy();
  });
});

describe('a call that a push tells of', () => {
  const push = (recipientId: string): ToApp => ({
    type: 'push-received',
    push: {
      type: 'incoming-call',
      eventId: '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f11',
      ...{ serverCallId: 'home.42', hasVideo: true, startedAt: new Date().toISOString() },
      caller: { id: ALICE, displayName: 'Alice' },
      metadata: { recipientId, expiresAt: new Date(Date.now() + 45_000).toISOString() },
    },
  });

  it('rings in the app that is in front, and is declined there', async () => {
    const { say, screen, told } = await openPhone(signedIn);
    await screen.findByText('Lunch');
    await say(push(SELF));
    expect(await screen.findByText('calls you with picture')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Answer' })).toBeTruthy();
    await fireEvent.press(screen.getByRole('button', { name: 'Decline' }));
    expect(screen.queryByText('calls you with picture')).toBeNull();
    expect(told.at(-1)).toEqual({ type: 'call-ended', serverCallId: 'home.42' });
  });

  it('does not ring for somebody else', async () => {
    const { say, screen, told } = await openPhone(signedIn);
    await screen.findByText('Lunch');
    await say(push(ALICE));
    expect(screen.queryByText('calls you with picture')).toBeNull();
    expect(told.at(-1)).toEqual({ type: 'call-ended', serverCallId: 'home.42' });
  });
});
