import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { AccessibilityInfo, StyleSheet, Vibration, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { useTexts } from '../i18n/text-context.ts';
import { useName } from '../people/use-names.ts';
import { usePorts } from '../ports/ports-context.ts';
import type { RingingCall } from '../ringing/ringing-state.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Label } from '../ui/label.tsx';
import { callTheme, space } from '../ui/theme.ts';
import { RoundAction } from './round-action.tsx';

/** As long as it rings: on for a second, off for two. */
const RHYTHM = [0, 1_000, 2_000];

/** Somebody calls, and the app is in front. */
export function IncomingScreen({ call }: { readonly call: RingingCall }): ReactElement {
  const { ringing } = useApp();
  const t = useTexts();
  const { top, bottom } = usePorts().useInsets();
  const name = useName(call.callerId, call.callerName);
  const words = t(call.hasVideo ? 'call.incomingVideo' : 'call.incoming');
  const isAnswering = call.stage === 'answering';
  useEffect(() => AccessibilityInfo.announceForAccessibility(`${name} ${words}`), [name, words]);
  useVibration(!isAnswering && !call.isOnSystemScreen);
  const edges = { paddingTop: top + space.xxl, paddingBottom: bottom + space.xxl };
  return (
    <View style={[styles.screen, edges]} testID="incoming">
      <View style={styles.who}>
        <Avatar name={name} size={120} />
        <Label kind="title" align="center" color={callTheme.text}>
          {name}
        </Label>
        <Label align="center" color={callTheme.dimmed}>
          {isAnswering ? t('call.answering') : words}
        </Label>
      </View>
      <View style={styles.actions}>
        <RoundAction
          icon="hangUp"
          label={t('call.decline')}
          fill={callTheme.dangerFill}
          onPress={() => ringing.decline(call.serverCallId)}
        />
        {call.hasVideo && (
          <RoundAction
            icon="video"
            label={t('call.answerVideo')}
            fill={callTheme.goodFill}
            disabled={isAnswering}
            onPress={() => ringing.answer(call.serverCallId, true)}
          />
        )}
        <RoundAction
          icon="phone"
          label={t('call.answer')}
          fill={callTheme.goodFill}
          disabled={isAnswering}
          onPress={() => ringing.answer(call.serverCallId, false)}
        />
      </View>
    </View>
  );
}

/** The system vibrates by itself for what is on its own screen. */
function useVibration(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    Vibration.vibrate(RHYTHM, true);
    return () => Vibration.cancel();
  }, [isOn]);
}

const styles = StyleSheet.create({
  screen: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
    backgroundColor: callTheme.background,
    justifyContent: 'space-between',
    paddingHorizontal: space.xl,
  },
  who: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: space.m },
  actions: { flexDirection: 'row', justifyContent: 'space-evenly', alignItems: 'flex-start' },
});
