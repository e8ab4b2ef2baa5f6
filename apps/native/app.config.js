/** As Apple and Google know the app; whoever publishes it has one of their own. */
const appId = process.env.SWITCHBOARD_APP_ID ?? 'com.example.switchboard';
/** Of the Firebase project that sends to this build; without it Android gets no pushes. */
const googleServicesFile = process.env.GOOGLE_SERVICES_FILE;
/**
 * As long as the data plane rings (`RING_MS`): a phone that stops sooner cannot be answered while the caller still
 * waits, and one that misses the end of a call stops by itself.
 */
const RINGING_S = 120;

/** @type {import('expo/config').ExpoConfig} */
module.exports = {
  name: 'Switchboard',
  slug: 'switchboard',
  version: '0.1.0',
  scheme: 'switchboard',
  platforms: ['ios', 'android'],
  orientation: 'portrait',
  userInterfaceStyle: 'automatic',
  ios: {
    bundleIdentifier: appId,
    supportsTablet: true,
    infoPlist: { CFBundleLocalizations: ['en', 'zh-Hans'] },
  },
  android: {
    package: appId,
    ...(googleServicesFile !== undefined && { googleServicesFile }),
    permissions: ['CAMERA', 'RECORD_AUDIO', 'POST_NOTIFICATIONS', 'USE_FULL_SCREEN_INTENT'],
    // Added by templates and plugins, and used by nothing here.
    blockedPermissions: [
      'android.permission.SYSTEM_ALERT_WINDOW',
      'android.permission.READ_EXTERNAL_STORAGE',
      'android.permission.WRITE_EXTERNAL_STORAGE',
    ],
    // What is kept is of one sign-in on one device.
    allowBackup: false,
  },
  // Metro finds everything by packages; of the compiler's configuration it needs nothing.
  experiments: { tsconfigPaths: false },
  plugins: [
    [
      'expo-callkit-telecom',
      {
        incomingCallTimeout: RINGING_S,
        // The data plane ends what nobody answers, and says why; the system only what is stuck.
        outgoingCallTimeout: RINGING_S + 30,
        fulfillAnswerCallTimeout: 30,
        microphonePermission: '$(PRODUCT_NAME) uses the microphone in calls.',
        cameraPermission: '$(PRODUCT_NAME) uses the camera in calls with picture.',
      },
    ],
    [
      '@config-plugins/react-native-webrtc',
      {
        microphonePermission: '$(PRODUCT_NAME) uses the microphone in calls.',
        cameraPermission: '$(PRODUCT_NAME) uses the camera in calls with picture.',
      },
    ],
    ['expo-secure-store', { faceIDPermission: false }],
    // An iPhone is told in the background that a call rings no more.
    ['expo-notifications', { enableBackgroundRemoteNotifications: true }],
    'expo-web-browser',
  ],
};
