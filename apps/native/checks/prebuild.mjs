import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder, node, own, root } from './run.mjs';

const APP = 'com.example.switchboard';
/** Shaped as Firebase gives it, and good for nothing else. */
const GOOGLE_SERVICES = {
  project_info: { project_number: '1', project_id: 'example' },
  client: [
    {
      client_info: {
        mobilesdk_app_id: '1:1:android:1',
        android_client_info: { package_name: APP },
      },
      api_key: [{ current_key: 'none' }],
    },
  ],
};

/** The projects for Android Studio and Xcode that are made of the app have what calls and pushes need. */
export function checkPrebuild() {
  const copy = mkdtempSync(join(tmpdir(), 'native-prebuild-'));
  try {
    for (const name of ['app.config.js', 'package.json']) {
      copyFileSync(join(folder, name), join(copy, name));
    }
    symlinkSync(own(''), join(copy, 'node_modules'));
    writeFileSync(join(copy, 'google-services.json'), JSON.stringify(GOOGLE_SERVICES));
    node([own('expo/bin/cli'), 'prebuild', '--no-install', '--platform', 'all'], {
      cwd: copy,
      env: { GOOGLE_SERVICES_FILE: './google-services.json' },
    });
    const read = (path) => readFileSync(join(copy, path), 'utf8');
    checkAndroid(read);
    checkIos(read);
    return 'manifest, plist, entitlements';
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function checkAndroid(read) {
  const manifest = read('android/app/src/main/AndroidManifest.xml');
  const asked = [...manifest.matchAll(/<uses-permission android:name="([^"]+)"([^>]*)/g)];
  const granted = asked.filter(([, , more]) => !more.includes('remove'));
  const names = granted.map(([, name]) => name.replace('android.permission.', ''));
  for (const name of ['CAMERA', 'RECORD_AUDIO', 'POST_NOTIFICATIONS', 'USE_FULL_SCREEN_INTENT']) {
    assert.ok(names.includes(name), name);
  }
  for (const name of ['SYSTEM_ALERT_WINDOW', 'READ_EXTERNAL_STORAGE', 'READ_CONTACTS']) {
    assert.ok(!names.includes(name), name);
  }
  assert.match(manifest, /android:allowBackup="false"/);
  assert.match(manifest, /<data android:scheme="switchboard"/);
  checkTimeouts((name) => new RegExp(`${name}" android:value="(\\d+)"`).exec(manifest)?.[1]);
  // One service takes the messages of Firebase: that of calls, which hands on what is none of its own.
  assert.match(manifest, /ExpoFirebaseMessagingService" tools:node="remove"/);
  assert.match(read('android/gradle.properties'), /^newArchEnabled=true$/m);
  assert.match(read('android/app/build.gradle'), new RegExp(`applicationId '${APP}'`));
  assert.match(read('android/app/google-services.json'), new RegExp(APP));
}

/** The system's screen waits at least as long as the data plane rings. @param {(name: string) => string | undefined} read seconds */
function checkTimeouts(read) {
  const ring = readFileSync(join(root, 'apps/dataplane/src/services/calls/call/ring.ts'), 'utf8');
  const ringMs = Number(/RING_MS = ([\d_]+);/.exec(ring)?.[1].replaceAll('_', ''));
  assert.ok(ringMs > 0, 'how long the data plane rings');
  for (const name of ['IncomingCallTimeout', 'OutgoingCallTimeout']) {
    const ms = Number(read(`ExpoCallKitTelecom${name}`)) * 1_000;
    assert.ok(ms >= ringMs, `${name} is ${ms} ms, and the data plane rings for ${ringMs}`);
  }
}

function checkIos(read) {
  const plist = read('ios/Switchboard/Info.plist');
  const [, modes = ''] = /UIBackgroundModes<\/key>\s*<array>([^]*?)<\/array>/.exec(plist) ?? [];
  for (const mode of ['voip', 'audio', 'remote-notification']) {
    assert.ok(modes.includes(`<string>${mode}</string>`), `background mode ${mode}`);
  }
  for (const key of ['NSMicrophoneUsageDescription', 'NSCameraUsageDescription']) {
    assert.match(plist, new RegExp(`<key>${key}</key>\\s*<string>\\$\\(PRODUCT_NAME\\) uses`));
  }
  assert.match(plist, /NSAllowsArbitraryLoads<\/key>\s*<false\/>/);
  assert.match(plist, /<string>switchboard<\/string>/);
  checkTimeouts((name) => new RegExp(`${name}</key>\\s*<integer>(\\d+)<`).exec(plist)?.[1]);
  assert.match(read('ios/Switchboard/Switchboard.entitlements'), /aps-environment/);
  const podfile = JSON.parse(read('ios/Podfile.properties.json'));
  assert.notEqual(podfile.newArchEnabled, 'false');
}
