import type { CallSnapshot } from '@switchboard/calling';
import { useCalling } from '@switchboard/calling/react';
import { troubleOf } from '@switchboard/calling/view-models';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import type { TextKey } from '../i18n/messages.en.ts';
import { useTexts } from '../i18n/text-context.ts';
import { useName } from '../people/use-names.ts';
import { usePorts } from '../ports/ports-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Banner } from '../ui/banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Label } from '../ui/label.tsx';
import { callTheme, space } from '../ui/theme.ts';
import { CallControls } from './call-controls.tsx';
import { CallStage } from './call-stage.tsx';
import { useDuration } from './use-duration.ts';
import { endTextOf } from './end-text.ts';

/** Long enough to read why it ended. */
const SHOWN_AFTER_END_MS = 2_500;

export function CallScreen(props: {
  readonly call: CallSnapshot;
  readonly onMinimise: () => void;
}): ReactElement {
  const { call, onMinimise } = props;
  const t = useTexts();
  const calling = useCalling();
  const { top, bottom } = usePorts().useInsets();
  const isOver = call.phase.name === 'ended';
  useEffect(() => {
    if (!isOver) return undefined;
    const timer = setTimeout(() => void calling.dismiss(call.ref), SHOWN_AFTER_END_MS);
    return () => clearTimeout(timer);
  }, [call.ref, calling, isOver]);
  const isTalking = call.phase.name === 'connected' || call.phase.name === 'held';
  return (
    <View style={[styles.screen, { paddingTop: top, paddingBottom: bottom }]} testID="call">
      <View style={styles.top}>
        {!isOver && (
          <IconButton
            icon="down"
            label={t('call.minimise')}
            color={callTheme.text}
            onPress={onMinimise}
          />
        )}
        <Head call={call} />
      </View>
      <Trouble call={call} />
      <View style={styles.stage}>
        {isTalking ? <CallStage call={call} /> : <Waiting call={call} />}
      </View>
      <CallControls call={call} />
    </View>
  );
}

const PHASES = {
  connecting: 'call.connecting',
  ringing: 'call.ringing',
  held: 'call.held',
  ending: 'call.ending',
} as const;

function Head({ call }: { readonly call: CallSnapshot }): ReactElement {
  const t = useTexts();
  const time = useDuration(call);
  const { phase } = call;
  const words = (): string => {
    if (phase.name === 'ended') return t(endTextOf(phase.reason.word));
    return phase.name === 'connected' ? time : t(PHASES[phase.name]);
  };
  return (
    <View style={styles.head} accessibilityLiveRegion="polite">
      <Label kind="heading" color={callTheme.text} numberOfLines={1}>
        {useWho(call)}
      </Label>
      <Label kind="small" color={callTheme.dimmed} testID="call-phase">
        {words()}
      </Label>
    </View>
  );
}

/** With whom it is. */
function useWho(call: CallSnapshot): string {
  const [person] = Object.values(call.participants);
  const id = person?.id ?? (call.target.kind === 'people' ? call.target.ids[0] : undefined) ?? '';
  const name = useName(id, person?.name);
  const more = Object.keys(call.participants).length - 1;
  return more > 0 ? `${name} +${more}` : name;
}

/** Before anybody is seen, and after. */
function Waiting({ call }: { readonly call: CallSnapshot }): ReactElement {
  return (
    <View style={styles.waiting}>
      <Avatar name={useWho(call)} size={132} />
    </View>
  );
}

function Trouble({ call }: { readonly call: CallSnapshot }): ReactElement | null {
  const t = useTexts();
  const key = troubleKeyOf(call);
  return key ? <Banner icon="alert" text={t(key)} /> : null;
}

function troubleKeyOf({ failure, phase, quality }: CallSnapshot): TextKey | undefined {
  if (phase.name === 'ended') return undefined;
  const trouble = troubleOf(quality.problems);
  if (trouble === 'cameraDenied') return 'call.cameraDenied';
  if (trouble) return 'call.microphoneDenied';
  if (quality.problems.includes('networkReconnect')) return 'call.reconnecting';
  if (quality.network === 'bad') return 'call.poor';
  return failure ? 'call.failed' : undefined;
}

const styles = StyleSheet.create({
  screen: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
    backgroundColor: callTheme.background,
  },
  top: {
    flexDirection: 'row',
    alignItems: 'center',
    padding: space.s,
    gap: space.s,
    minHeight: 64,
  },
  head: { flex: 1, paddingHorizontal: space.s },
  stage: { flex: 1, padding: space.s },
  waiting: { flex: 1, alignItems: 'center', justifyContent: 'center' },
});
