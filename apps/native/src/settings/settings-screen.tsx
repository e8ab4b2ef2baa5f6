import { isAzureEndpoint } from '@switchboard/acs-client';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Pressable, ScrollView, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import type { TextKey } from '../i18n/messages.en.ts';
import { languageNames, languages } from '../i18n/translate.ts';
import { useTexts } from '../i18n/text-context.ts';
import { usePorts } from '../ports/ports-context.ts';
import type { InstallationState } from '../push/installation.ts';
import { useValue } from '../state/use-value.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { Label } from '../ui/label.tsx';
import { Row } from '../ui/row.tsx';
import { Screen } from '../ui/screen.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { space, TAP, useTheme } from '../ui/theme.ts';

export function SettingsScreen(): ReactElement {
  const { account } = useApp();
  const t = useTexts();
  const { device } = usePorts();
  const state = useValue(account.state);
  const profile = state.status === 'signed-in' ? state.profile : undefined;
  return (
    <Screen title={t('settings.title')}>
      <ScrollView contentContainerStyle={styles.page}>
        <Card>
          <Row
            title={profile?.name ?? ''}
            text={t('settings.account')}
            before={<Avatar name={profile?.name ?? ''} size={52} />}
          />
        </Card>
        <Notifications />
        <Languages />
        <Card>
          <Row
            title={device.launched.deviceName}
            text={t('settings.device')}
            before={<Badge icon="device" />}
          />
        </Card>
        <Limits isAzure={profile !== undefined && isAzureEndpoint(profile.endpoint)} />
        <SignOut />
      </ScrollView>
    </Screen>
  );
}

const PUSH_WORDS: Readonly<Record<InstallationState, TextKey>> = {
  off: 'settings.notificationsOff',
  'not-allowed': 'settings.notificationsNotAllowed',
  refused: 'settings.notificationsRefused',
  registering: 'settings.notificationsOn',
  registered: 'settings.notificationsOn',
  failed: 'settings.notificationsFailed',
};

function Notifications(): ReactElement {
  const { installation, settings } = useApp();
  const t = useTexts();
  const { notifications } = useValue(settings.value);
  const state = useValue(installation.state);
  return (
    <Card>
      <View style={styles.row}>
        <Badge icon="bell" />
        <View style={styles.words}>
          <Label>{t('settings.notifications')}</Label>
          <Label kind="small" dimmed>
            {t(notifications ? PUSH_WORDS[state] : 'settings.notificationsOff')}
          </Label>
        </View>
        <Toggle
          label={t('settings.notifications')}
          isOn={notifications}
          onChange={(next) => settings.change({ notifications: next })}
        />
      </View>
    </Card>
  );
}

function Languages(): ReactElement {
  const { settings } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const { language } = useValue(settings.value);
  const choices = [
    { value: undefined, name: t('settings.systemLanguage') },
    ...languages.map((one) => ({ value: one, name: languageNames[one] })),
  ];
  return (
    <Card>
      <View style={styles.row}>
        <Badge icon="language" />
        <Label style={styles.words}>{t('settings.language')}</Label>
      </View>
      <View
        accessibilityRole="radiogroup"
        accessibilityLabel={t('settings.language')}
        style={styles.choices}
      >
        {choices.map(({ value, name }) => {
          const isChosen = value === language;
          const fill = isChosen ? theme.fill : theme.background;
          return (
            <Pressable
              key={name}
              accessibilityRole="radio"
              aria-checked={isChosen}
              accessibilityLabel={name}
              onPress={() => settings.change({ language: value })}
              style={[styles.choice, { backgroundColor: fill }]}
            >
              <Label kind="small" align="center" color={isChosen ? theme.onFill : theme.text}>
                {name}
              </Label>
            </Pressable>
          );
        })}
      </View>
    </Card>
  );
}

/** Where this installation gives the app less than it could do. */
function Limits({ isAzure }: { readonly isAzure: boolean }): ReactElement {
  const t = useTexts();
  const words: readonly TextKey[] = isAzure
    ? ['settings.azureCalls', 'settings.azurePush']
    : ['settings.noLimits'];
  return (
    <Card>
      <View style={styles.row}>
        <Badge icon="info" />
        <View style={styles.words}>
          <Label>{t('settings.limits')}</Label>
          {words.map((key) => (
            <Label key={key} kind="small" dimmed>
              {t(key)}
            </Label>
          ))}
        </View>
      </View>
    </Card>
  );
}

/** Asked once more: it deletes what was not sent. */
function SignOut(): ReactElement {
  const { account, outbox } = useApp();
  const t = useTexts();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { length } = useValue(outbox.waiting);
  if (!isAsking) {
    return (
      <Card>
        <Row
          title={t('settings.signOut')}
          tone="danger"
          before={<Badge icon="signOut" />}
          onPress={() => setAsking(true)}
        />
      </Card>
    );
  }
  const leave = (): void => {
    setBusy(true);
    void account.signOut();
  };
  return (
    <Card>
      <View style={styles.asking} accessibilityRole="alert">
        <Label kind="strong">{t('settings.signOut')}</Label>
        <Label kind="small" dimmed>
          {t('settings.signOutText')}
        </Label>
        {length > 0 && <Label kind="small">{t('settings.signOutUnsent', { count: length })}</Label>}
        <Button
          kind="danger"
          title={t('settings.signOutConfirm')}
          isBusy={isBusy}
          onPress={leave}
        />
        <Button kind="plain" title={t('common.cancel')} onPress={() => setAsking(false)} />
      </View>
    </Card>
  );
}

function Card({ children }: { readonly children: ReactNode }): ReactElement {
  const theme = useTheme();
  return <View style={[styles.card, { backgroundColor: theme.surface }]}>{children}</View>;
}

function Badge({ icon }: { readonly icon: IconName }): ReactElement {
  const theme = useTheme();
  return (
    <View style={[styles.badge, { backgroundColor: theme.background }]}>
      <Icon name={icon} size={22} color={theme.dimmed} />
    </View>
  );
}

const styles = StyleSheet.create({
  page: { padding: space.l, gap: space.m },
  card: { borderRadius: 18, overflow: 'hidden' },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.m,
    minHeight: TAP + space.l,
    paddingHorizontal: space.l,
    paddingVertical: space.m,
  },
  words: { flex: 1, gap: 2 },
  badge: {
    width: 40,
    height: 40,
    borderRadius: 12,
    alignItems: 'center',
    justifyContent: 'center',
  },
  choices: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    gap: space.s,
    paddingHorizontal: space.l,
    paddingBottom: space.l,
  },
  choice: {
    flexGrow: 1,
    minHeight: TAP,
    justifyContent: 'center',
    paddingHorizontal: space.m,
    borderRadius: 12,
  },
  asking: { gap: space.m, padding: space.l },
});
