import { useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import { SignIn } from '../account/sign-in.tsx';
import { CallLayer, ReturnBar } from '../calls/call-layer.tsx';
import { useIsCovered } from '../calls/use-is-covered.ts';
import type { PhoneConfig } from '../config/config.ts';
import { languageOf } from '../i18n/translate.ts';
import { LanguageContext, useTexts } from '../i18n/text-context.ts';
import { Shell } from '../navigation/shell.tsx';
import { PortsContext } from '../ports/ports-context.ts';
import type { Ports } from '../ports/ports.ts';
import { useValue } from '../state/use-value.ts';
import { Notice, Waiting } from '../ui/notice.tsx';
import { useTheme } from '../ui/theme.ts';
import { AppContext, useApp } from './app-context.ts';
import { createPhoneApp } from './phone-app.ts';
import type { PhoneApp } from './phone-app.ts';

export interface AppProps {
  readonly ports: Ports;
  /** Undefined for a build that does not know where its services are. */
  readonly config: PhoneConfig | undefined;
}

export function App({ ports, config }: AppProps): ReactElement {
  const app = useMemo(() => config && createPhoneApp(ports, config), [ports, config]);
  useEffect(() => {
    void app?.start();
    return () => void app?.end();
  }, [app]);
  return (
    <PortsContext value={ports}>
      {app ? (
        <AppContext value={app}>
          <Languages app={app} system={ports.language()} />
        </AppContext>
      ) : (
        <LanguageContext value={languageOf(ports.language())}>
          <NotSetUp />
        </LanguageContext>
      )}
    </PortsContext>
  );
}

function Languages(props: { readonly app: PhoneApp; readonly system: string }): ReactElement {
  const { language } = useValue(props.app.settings.value);
  return (
    <LanguageContext value={language ?? languageOf(props.system)}>
      <Content />
    </LanguageContext>
  );
}

function Content(): ReactElement {
  const { account } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const state = useValue(account.state);
  return (
    <View role="main" style={[styles.app, { backgroundColor: theme.background }]}>
      {state.status === 'loading' && <Waiting label={t('app.loading')} />}
      {(state.status === 'signed-out' || state.status === 'signing-in') && <SignIn />}
      {state.status === 'signed-in' && (
        <>
          <Below />
          <CallLayer />
        </>
      )}
    </View>
  );
}

/** What a call covers, a screen reader does not read. */
function Below(): ReactElement {
  const isCovered = useIsCovered();
  return (
    <View
      aria-hidden={isCovered}
      accessibilityElementsHidden={isCovered}
      importantForAccessibility={isCovered ? 'no-hide-descendants' : 'auto'}
      style={styles.app}
    >
      <ReturnBar />
      <Shell />
    </View>
  );
}

function NotSetUp(): ReactElement {
  const t = useTexts();
  const theme = useTheme();
  return (
    <View style={[styles.app, { backgroundColor: theme.background }]}>
      <Notice icon="alert" title={t('app.noConfig')} text={t('app.noConfigText')} />
    </View>
  );
}

const styles = StyleSheet.create({ app: { flex: 1 } });
