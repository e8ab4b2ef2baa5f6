import { CallingProvider, useCalls, useCallingState } from '@switchboard/calling/react';
import type { CallFailure, Calling } from '@switchboard/calling';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { useTexts } from '../i18n/text-context.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import { Banner } from '../ui/banner.tsx';
import { Icon } from '../ui/icon.tsx';
import { Label } from '../ui/label.tsx';
import { space, TAP, useTheme } from '../ui/theme.ts';
import { CallScreen } from './call-screen.tsx';
import { IncomingScreen } from './incoming-screen.tsx';
import { isShownRinging } from './is-shown-ringing.ts';

/** Long enough to read why nothing happens. */
const SHOWN_MS = 6_000;

/** What rings and what one talks in, above everything else. */
export function CallLayer(): ReactElement {
  const { connection, ringing } = useApp();
  const { line } = useValue(connection.state);
  const { calls } = useValue(ringing.state);
  const incoming = Object.values(calls).find(isShownRinging);
  return (
    <>
      {line?.calling && (
        <CallingProvider calling={line.calling}>
          <Talking />
        </CallingProvider>
      )}
      {incoming && <IncomingScreen call={incoming} />}
    </>
  );
}

/** The call that goes on, or the last one until somebody closes it. */
function Talking(): ReactElement | null {
  const app = useApp();
  const calls = useCalls();
  const minimised = useValue(app.minimised);
  const call = calls.find(({ phase }) => phase.name !== 'ended') ?? calls.at(-1);
  if (!call) return <NotPlaced />;
  if (minimised === call.ref && call.phase.name !== 'ended') return null;
  return <CallScreen key={call.ref} call={call} onMinimise={() => app.minimised.set(call.ref)} />;
}

/** A call could not even be begun. */
function NotPlaced(): ReactElement | null {
  const t = useTexts();
  const { top } = usePorts().useInsets();
  const failure = useCallingState((state) => state.failure);
  const [read, setRead] = useState<CallFailure>();
  useEffect(() => {
    if (!failure) return undefined;
    const timer = setTimeout(() => setRead(failure), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [failure]);
  if (!failure || failure === read) return null;
  const words = failure.kind === 'permission' ? 'call.microphoneDenied' : 'call.failed';
  return (
    <View style={[styles.above, { top }]}>
      <Banner icon="alert" text={t(words)} />
    </View>
  );
}

/** Above what one looks at meanwhile: the way back to the call. */
export function ReturnBar(): ReactElement | null {
  const { connection } = useApp();
  const { line } = useValue(connection.state);
  return line?.calling ? <BarOf calling={line.calling} /> : null;
}

function BarOf({ calling }: { readonly calling: Calling }): ReactElement | null {
  const { minimised } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const { top } = usePorts().useInsets();
  const ref = useValue(minimised);
  const { calls } = useSyncExternalStore(calling.subscribe, calling.getSnapshot);
  const call = Object.values(calls).find((one) => one.ref === ref);
  if (!call || call.phase.name === 'ended') return null;
  return (
    <Pressable
      accessibilityRole="button"
      accessibilityLabel={t('call.return')}
      onPress={() => minimised.set(undefined)}
      style={[styles.bar, { backgroundColor: theme.goodFill, paddingTop: top }]}
    >
      <Icon name="phone" size={18} color={theme.onFill} />
      <Label kind="small" color={theme.onFill}>
        {t('call.return')}
      </Label>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  above: { position: 'absolute', top: 0, left: 0, right: 0 },
  bar: {
    minHeight: TAP,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: space.s,
  },
});
