import './polyfills.ts';
import { registerRootComponent } from 'expo';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { App } from '../../src/root/app.tsx';
import type { Ports } from '../../src/ports/ports.ts';
import { configOfBuild } from './env.ts';
import { openPhonePorts } from './phone-ports.ts';

/** Opened once, before anything is drawn: a call may have started the app. */
const opening = openPhonePorts();

function Phone(): ReactElement | null {
  const [ports, setPorts] = useState<Ports>();
  useEffect(() => {
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
