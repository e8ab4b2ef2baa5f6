import './polyfills.ts';
import { registerRootComponent } from 'expo';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Platform } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { App } from '../../src/root/app.tsx';
import type { Ports } from '../../src/ports/ports.ts';
import { defineBackgroundTask } from './background-task.ts';
import { configOfBuild } from './env.ts';
import { openPhonePorts } from './phone-ports.ts';

defineBackgroundTask();

/**
 * Opened once. On iOS before anything is drawn: a call may have started the app. Android also loads this for the
 * background task alone, where nothing is drawn, no permission can be asked for, and nothing else may run.
 */
let opening = Platform.OS === 'ios' ? openPhonePorts() : undefined;

function Phone(): ReactElement | null {
  const [ports, setPorts] = useState<Ports>();
  useEffect(() => {
    opening ??= openPhonePorts();
    void opening.then(setPorts);
  }, []);
  if (!ports) return null;
  return (
    <SafeAreaProvider>
      <App ports={ports} config={configOfBuild()} />
    </SafeAreaProvider>
  );
}

registerRootComponent(Phone);
