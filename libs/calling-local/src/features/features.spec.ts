import type {
  BaseFeature,
  CallFeatureFactory,
  CallFeature,
  VideoStreamFeatureFactory,
} from '@azure/communication-calling';
import { barePlatform, callView, fakeCall, settled } from '../../tests/_fake-owner.ts';
import { LocalCallClient } from '../call-client.ts';
import { AudioStream } from '../local-audio-stream.ts';
import { VideoStream } from '../local-video-stream.ts';
import { Features } from './features.ts';

/** Without their subscriptions: what a client asks of each feature by its name. */
interface Subscribable extends BaseFeature {
  on?(event: string, listener: () => void): void;
  off?(event: string, listener: () => void): void;
}

const camera = { id: 'camera', name: 'Camera', deviceType: 'UsbCamera' } as const;
const microphone = {
  id: 'microphone',
  name: 'Microphone',
  isSystemDefault: true,
  deviceType: 'Microphone',
} as const;

function makers() {
  const platform = barePlatform();
  const call = fakeCall(async () => callView());
  const context = { configuration: { endpoint: 'http://localhost' }, platform };
  const client = new LocalCallClient({ ...context, present: new Set() }, {});
  const video = new VideoStream(platform, camera);
  const audio = new AudioStream(platform, microphone);
  const of = (factory: (typeof Features)[keyof typeof Features]): Subscribable => {
    if ('callApiCtor' in factory) return call.feature(factory as CallFeatureFactory<CallFeature>);
    if ('callClientApiCtor' in factory) return client.feature(factory);
    if ('audioStreamApiCtor' in factory) return audio.feature(factory);
    return video.feature(factory as VideoStreamFeatureFactory<BaseFeature>);
  };
  return { of, call, client, video, audio };
}

const all = Object.entries(Features);

describe('each feature of the calling SDK', () => {
  it('is there', () => {
    expect(all).toHaveLength(23);
  });

  it.each(all)('%s is made, listened to and let go without an error', async (name, factory) => {
    const { of } = makers();
    const feature = of(factory);
    const listener = (): void => undefined;
    expect(feature.name).toBe(name);
    expect(of(factory)).toBe(feature);
    feature.on?.('anything', listener);
    feature.off?.('anything', listener);
    feature.dispose();
    await settled();
  });

  it.each(all)('%s is made while a call is over', async (_name, factory) => {
    const { of, call } = makers();
    await call.hangUp();
    of(factory).dispose();
  });
});

const unsupported = { code: 405, subCode: 40500 };

describe('a feature that is not built', () => {
  it('says that there is nothing of it', async () => {
    const { call, video, audio } = makers();
    expect(call.feature(Features.Transcription).isTranscriptionActive).toBe(false);
    const { captions } = call.feature(Features.Captions);
    expect(captions.isCaptionsFeatureActive).toBe(false);
    expect(captions.supportedSpokenLanguages).toEqual([]);
    expect(call.feature(Features.PPTLive).isActive).toBe(false);
    expect(call.feature(Features.BreakoutRooms).breakoutRooms).toBeUndefined();
    expect(call.feature(Features.TogetherMode).togetherModeStream).toEqual([]);
    expect(call.feature(Features.MediaAccess).getAllOthersMediaAccess()).toEqual([]);
    const blur = { name: 'BackgroundBlur' } as never;
    expect(await video.feature(Features.VideoEffects).isSupported(blur)).toBe(false);
    const suppression = 'BrowserNoiseSuppression';
    expect(await audio.feature(Features.AudioEffects).isSupported(suppression)).toBe(false);
  });

  it('refuses what is done with it, when it is done', async () => {
    const { call, video, audio } = makers();
    const refused: Promise<unknown>[] = [
      call.feature(Features.Transcription).grantTeamsConsent(),
      call.feature(Features.Captions).captions.startCaptions(),
      call.feature(Features.TogetherMode).start(),
      call.feature(Features.MediaAccess).forbidOthersAudio(),
      call.feature(Features.RealTimeText).sendRealTimeText('text'),
      call
        .feature(Features.TeamsMeetingAudioConferencing)
        .getTeamsMeetingAudioConferencingDetails(),
      video.feature(Features.VideoEffects).startEffects({ name: 'BackgroundBlur' } as never),
      audio.feature(Features.AudioEffects).startEffects({}),
    ];
    for (const one of refused) await expect(one).rejects.toMatchObject(unsupported);
  });
});
